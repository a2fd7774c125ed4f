using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Copies a carried value into the caller's state at the end of a step. The body of the step reads the old value from the state, so it
/// cannot write the new value there earlier.
/// </summary>
/// <param name="After">The value at the end of the step.</param>
/// <param name="State">The memory from which the next step reads the value.</param>
internal sealed record KeepState(string Label, Value After, Value State) : Operation(Label, State)
{
    public override IReadOnlyList<Value> Inputs => [After];

    public override void Forward(ForwardPass pass) =>
        pass.CallElementwise(
            Label,
            "state = h",
            "h",
            [Operand.Read("h", pass.Of(After)), Operand.Write("state", pass.Of(State))],
            comment: "the state for the next step"
        );

    /// <summary>Not supported, because the operation occurs only in predictions of single steps.</summary>
    public override void Backward(BackwardPass pass) => throw new NotSupportedException();
}
