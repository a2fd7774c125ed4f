using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary>
/// <c>f(z) = 1 − z</c>, <c>f′ = −1</c>: the share of the new state in a gated recurrent unit. It is no member of
/// <c>StaticNets.Activation</c>.
/// </summary>
internal sealed record OneMinus : ActivationFunction
{
    public override string Name => "OneMinus";

    public override int Cost => 1;

    public override string Apply(VectorMath math, string z) => $"S.Subtract(S.Constant(1), {z})";

    public override string Differentiate(VectorMath math, string gradient, string at) => $"S.Subtract(S.Zero, {gradient})";
}
