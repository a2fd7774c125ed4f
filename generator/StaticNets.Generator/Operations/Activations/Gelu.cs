using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary>
/// <c>f(z) = z Φ(z)</c>, <c>f′ = Φ(z) + z φ(z)</c>, with the distribution function Φ and the density φ of the standard normal distribution.
/// </summary>
internal sealed record Gelu : ActivationFunction
{
    public override string Name => "Gelu";

    public override int Cost => 130;

    public override bool NeedsInput => true;

    public override string Apply(VectorMath math, string z) => math.Call("Gelu", z);

    public override string Differentiate(VectorMath math, string gradient, string at) =>
        $"S.Multiply({gradient}, {math.Call("GeluDerivative", at)})";
}
