using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Activations;

/// <summary><c>f(z) = min(max(z / 6 + ½, 0), 1)</c>, <c>f′ = 1/6</c> where the output lies between, 0 at both ends.</summary>
internal sealed record HardSigmoid : ActivationFunction
{
    public override string Name => "HardSigmoid";

    public override int Cost => 9;

    public override string Apply(Element element, string z) =>
        $"S.Min(S.Constant(1), S.Max(S.Zero, S.MultiplyAdd({z}, S.Constant(1.0 / 6), S.Constant(0.5))))";

    public override string Differentiate(Element element, string gradient, string at) =>
        $"S.Select(S.GreaterThan({at}, S.Zero), S.Select(S.GreaterThan(S.Constant(1), {at}), S.Multiply({gradient}, S.Constant(1.0 / 6)), S.Zero), S.Zero)";
}
