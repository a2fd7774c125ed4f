using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary>
/// <c>f(z) = min(max(z + 3, 0), 6) / 6</c>, which is exactly 0 up to z = −3 and exactly 1 from z = 3 on; <c>f′ = 1/6</c> where the output
/// lies between 0 and 1, otherwise 0.
/// </summary>
internal sealed record HardSigmoid : ActivationFunction
{
    public override string Name => "HardSigmoid";

    public override int Cost => 9;

    public override bool HasFlatPart => true;

    public override string Apply(VectorMath math, string z) =>
        $"S.Multiply(S.Min(S.Constant(6), S.Max(S.Zero, S.Add({z}, S.Constant(3)))), S.Constant(1.0 / 6))";

    public override string Differentiate(VectorMath math, string gradient, string at) =>
        $"S.Select(S.GreaterThan({at}, S.Zero), S.Select(S.GreaterThan(S.Constant(1), {at}), S.Multiply({gradient}, S.Constant(1.0 / 6)), S.Zero), S.Zero)";
}
