using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary><c>f(z) = max(z, 0)</c>; <c>f′ = 1</c> where the output is positive, otherwise 0.</summary>
internal sealed record Relu : ActivationFunction
{
    public override string Name => "Relu";

    public override int Cost => 1;

    public override bool HasFlatPart => true;

    // A NaN must not become 0, so z is the second operand: Max always returns NaN if its second operand is NaN, but not always if only its
    // first operand is.
    public override string Apply(VectorMath math, string z) => $"S.Max(S.Zero, {z})";

    public override string Differentiate(VectorMath math, string gradient, string at) =>
        $"S.Select(S.GreaterThan({at}, S.Zero), {gradient}, S.Zero)";
}
