using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Activations;

/// <summary><c>f(z) = z σ(z)</c>, <c>f′ = σ(z) + z σ(z) (1 − σ(z))</c>.</summary>
internal sealed record Swish : ActivationFunction
{
    public override string Name => "Swish";

    public override int Cost => 35;

    public override bool NeedsInput => true;

    public override string Apply(Element element, string z) => Math(element, "Swish", z);

    public override string Differentiate(Element element, string gradient, string at) =>
        $"S.Multiply({gradient}, {Math(element, "SwishDerivative", at)})";
}
