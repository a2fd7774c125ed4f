using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Activations;

/// <summary><c>f(z) = tanh z</c>, <c>f′ = 1 − y²</c>.</summary>
internal sealed record Tanh : ActivationFunction
{
    public override string Name => "Tanh";

    public override int Cost => 30;

    public override bool HasFlatPart => true;

    public override string Apply(Element element, string z) => Math(element, "Tanh", z);

    public override string Differentiate(Element element, string gradient, string at) =>
        $"S.Multiply({gradient}, S.MultiplyAdd(S.Negate({at}), {at}, S.Constant(1)))";
}
