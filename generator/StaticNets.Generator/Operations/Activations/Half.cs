using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary>
/// <c>f(z) = z / 2</c>, <c>f′ = ½</c>: the mean of two values from their sum. It is no member of <c>StaticNets.Activation</c>.
/// </summary>
internal sealed record Half : ActivationFunction
{
    public override string Name => "Half";

    public override int Cost => 1;

    public override string Apply(VectorMath math, string z) => $"S.Multiply(S.Constant(0.5), {z})";

    public override string Differentiate(VectorMath math, string gradient, string at) => $"S.Multiply(S.Constant(0.5), {gradient})";
}
