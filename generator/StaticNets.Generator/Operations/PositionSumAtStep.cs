using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary><see cref="PositionSum"/> of one time step; the caller's state counts the steps.</summary>
/// <param name="Position">The number of the step, in two elements.</param>
internal sealed record PositionSumAtStep(string Label, Value X, Value Output, Value Position) : Operation(Label, Output)
{
    // The function differs from that of whole sequences, so it needs another name. No layer's label has this ending.
    private const string Ending = "_AtStep";

    public override IReadOnlyList<Value> Inputs => [X];

    public override long UnrolledCalls => NeverUnrolled;

    public override void Forward(ForwardPass pass)
    {
        Buffer y = pass.Of(Output);
        pass.CallLibrary(
            $"{y.Name} = the sinusoids of this step; the state counts it",
            "SinusoidalPositions.Next",
            Argument.Write(y),
            Argument.Number(y.RowStride, "stride"),
            Argument.Number(Output.Shape.Length, "features"),
            Argument.Write(pass.Of(Position))
        );
        pass.CallElementwise(
            Label + Ending + "Forward",
            "y += x",
            Term.Add("x", "y"),
            [Operand.Read("x", pass.Of(X)), Operand.Write("y", y)]
        );
    }

    /// <summary>Not supported, because the operation occurs only in predictions of single steps.</summary>
    public override void Backward(BackwardPass pass) => throw new NotSupportedException();
}
