using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// Copies a carried value into the caller's state at the end of a step. The body of the step reads the old value from the state, so it
/// cannot write the new value there earlier. Tiny numbers become zero: without input a state decays, and in denormal numbers, in which it
/// would stay, each multiplication takes up to a hundred times as long.
/// </summary>
/// <param name="After">The value at the end of the step.</param>
/// <param name="State">The memory from which the next step reads the value.</param>
internal sealed record KeepState(string Label, Value After, Value State) : Operation(Label, State)
{
    public override IReadOnlyList<Value> Inputs => [After];

    public override void Forward(ForwardPass pass) =>
        pass.CallElementwise(
            Label,
            "state = h, or 0 if |h| is tiny",
            Term.Call("Select", Term.Call("GreaterThan", Term.Constant(Smallest(pass.Element)), Term.Call("Abs", "h")), Term.Zero, "h"),
            [Operand.Read("h", pass.Of(After)), Operand.Write("state", pass.Of(State))],
            comment: "the state for the next step"
        );

    /// <summary>Not supported, because the operation occurs only in predictions of single steps.</summary>
    public override void Backward(BackwardPass pass) => throw new NotSupportedException();

    /// <summary>
    /// Returns the smallest absolute value that is kept: so much larger than the smallest normal number (1e-38, 1e-308) that its products
    /// with weights and gates of the next step are normal, too.
    /// </summary>
    private static double Smallest(Element element) => element.Keyword == "float" ? 1e-30 : 1e-290;
}
