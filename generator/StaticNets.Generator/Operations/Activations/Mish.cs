using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Activations;

/// <summary><c>f(z) = z tanh(softplus(z))</c>.</summary>
internal sealed record Mish : ActivationFunction
{
    public override string Name => "Mish";

    public override int Cost => 45;

    public override bool NeedsInput => true;

    public override string Apply(Element element, string z) => Math(element, "Mish", z);

    public override string Differentiate(Element element, string gradient, string at) =>
        $"S.Multiply({gradient}, {Math(element, "MishDerivative", at)})";
}
