using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary><c>f(z) = z σ(z)</c>, <c>f′ = σ(z) + z σ(z) (1 − σ(z))</c>.</summary>
internal sealed record Swish : ActivationFunction
{
    public override string Name => "Swish";

    public override int Cost => 35;

    public override bool NeedsInput => true;

    public override string Apply(VectorMath math, string z) => math.Call("Swish", z);

    public override string Differentiate(VectorMath math, string gradient, string at) =>
        $"S.Multiply({gradient}, {math.Call("SwishDerivative", at)})";
}
