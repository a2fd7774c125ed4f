using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary>
/// <c>f(z) = e⁻ᶻ</c>, <c>f′ = −f</c>: the Gaussian of a radial basis unit, of a squared distance. It is no member of
/// <c>StaticNets.Activation</c>.
/// </summary>
internal sealed record NegativeExponential : ActivationFunction
{
    public override string Name => "NegativeExponential";

    public override int Cost => 24;

    public override string Apply(VectorMath math, string z) => math.Call("Exp", $"S.Negate({z})");

    public override string Differentiate(VectorMath math, string gradient, string at) => $"S.Negate(S.Multiply({gradient}, {at}))";

    public override string Formula(string argument) => $"exp(-({argument}))";
}
