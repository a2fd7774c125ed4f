using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Copies a carried value into the caller's state at the end of a step: the body reads the old one while it computes the new one.
/// </summary>
/// <param name="After">The value at the end of the step.</param>
/// <param name="State">The memory from which the next step reads it.</param>
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

    /// <summary>Single steps are never differentiated.</summary>
    public override void Backward(BackwardPass pass) => throw new NotSupportedException();
}
