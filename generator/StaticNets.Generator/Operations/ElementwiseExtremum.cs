using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// The larger or the smaller of two inputs in each element; NaN if either is NaN. Backward, the gradient goes to the input that was chosen,
/// and half of it to each if both are equal, as in PyTorch.
/// </summary>
internal sealed record ElementwiseExtremum(string Label, Value X0, Value X1, Value Output, bool IsMaximum) : Operation(Label, Output)
{
    private const int Comparisons = 6;

    public override IReadOnlyList<Value> Inputs => [X0, X1];

    public override long UnrolledCalls => LoadAndStore + Comparisons;

    public override long UnrolledBackwardCalls => 2 * (LoadAndStore + Comparisons);

    private string Name => IsMaximum ? "max" : "min";

    public override IReadOnlyList<Operation> AtOneStep(OneStep values) =>
        [this with { X0 = values.Of(X0), X1 = values.Of(X1), Output = values.Of(Output) }];

    public override void Forward(ForwardPass pass)
    {
        // Max and Min return a NaN of their second argument only.
        Term chosen = Term.Call("Select", Term.Call("Equal", "x0", "x0"), Term.Call(IsMaximum ? "Max" : "Min", "x0", "x1"), "x0");
        pass.CallElementwise(
            Label + "Forward",
            $"y = {Name}(x0, x1)",
            chosen,
            [Operand.Read("x0", pass.Of(X0)), Operand.Read("x1", pass.Of(X1)), Operand.Write("y", pass.Of(Output))]
        );
    }

    public override void Backward(BackwardPass pass)
    {
        WriteGradient(pass, X0, 0);
        WriteGradient(pass, X1, 1);
    }

    private void WriteGradient(BackwardPass pass, Value input, int index)
    {
        Contribution contribution = pass.Contribute(input);
        (string own, string other) = ($"x{index}", $"x{1 - index}");
        Term isOtherChosen = IsMaximum ? Term.Call("GreaterThan", other, own) : Term.Call("GreaterThan", own, other);
        Term share = Term.Call("Select", Term.Call("Equal", own, other), Term.Multiply("dy", Term.Constant(0.5)), "dy");
        Term gradient = Term.Call("Select", isOtherChosen, Term.Zero, share);
        pass.CallElementwise(
            $"{Label}InputGradient{index}",
            $"dx{index} {(contribution.Accumulate ? "+=" : "=")} dy where {own} is the {Name}, dy / 2 where both are",
            contribution.Accumulate ? Term.Add("dx", gradient) : gradient,
            [
                Operand.Read("dy", pass.Gradient(Output)),
                Operand.Read("x0", pass.Of(X0)),
                Operand.Read("x1", pass.Of(X1)),
                Operand.Write("dx", contribution.Target),
            ]
        );
    }
}
