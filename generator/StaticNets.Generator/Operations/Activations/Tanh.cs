using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Activations;

/// <summary><c>f(z) = tanh z</c>, <c>f′ = 1 − y²</c>.</summary>
internal sealed class Tanh : ActivationFunction
{
    public override string Name => "Tanh";

    public override int Cost => 30;

    public override string Apply(Element element, string z) => $"SimdMath.Tanh<S, V, {element.Keyword}>({z})";

    public override string Differentiate(string gradient, string y) =>
        $"S.Multiply({gradient}, S.MultiplyAdd(S.Negate({y}), {y}, S.Constant(1)))";
}
