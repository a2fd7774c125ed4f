using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Activations;

/// <summary><c>f(z) = ln(1 + eᶻ)</c>, <c>f′ = σ(z)</c>.</summary>
internal sealed record Softplus : ActivationFunction
{
    public override string Name => "Softplus";

    public override int Cost => 55;

    public override bool NeedsInput => true;

    public override string Apply(Element element, string z) => Math(element, "Softplus", z);

    public override string Differentiate(Element element, string gradient, string at) =>
        $"S.Multiply({gradient}, {Math(element, "Sigmoid", at)})";
}
