using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary><c>f(z) = min(max(z, 0), 6)</c>; <c>f′ = 1</c> where the output lies between 0 and 6, otherwise 0.</summary>
internal sealed record Relu6 : ActivationFunction
{
    public override string Name => "Relu6";

    public override int Cost => 6;

    public override bool HasFlatPart => true;

    public override string Apply(VectorMath math, string z) => $"S.Min(S.Constant(6), S.Max(S.Zero, {z}))";

    public override string Differentiate(VectorMath math, string gradient, string at) =>
        $"S.Select(S.GreaterThan({at}, S.Zero), S.Select(S.GreaterThan(S.Constant(6), {at}), {gradient}, S.Zero), S.Zero)";
}
