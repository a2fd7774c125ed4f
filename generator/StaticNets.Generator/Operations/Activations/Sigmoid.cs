using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Activations;

/// <summary><c>f(z) = 1 / (1 + e⁻ᶻ)</c>, <c>f′ = y (1 − y)</c>.</summary>
internal sealed class Sigmoid : ActivationFunction
{
    public override string Name => "Sigmoid";

    public override int Cost => 30;

    public override string Apply(Element element, string z) => $"SimdMath.Sigmoid<S, V, {element.Keyword}>({z})";

    public override string Differentiate(string gradient, string y) =>
        $"S.Multiply(S.Multiply({gradient}, {y}), S.Subtract(S.Constant(1), {y}))";
}
