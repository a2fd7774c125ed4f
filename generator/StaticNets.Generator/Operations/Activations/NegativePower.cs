using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary>
/// <c>f(z) = z^−β</c> for positive z, <c>f′ = −β · z^−(β + 1)</c>. It is no member of <c>StaticNets.Activation</c>.
/// </summary>
internal sealed record NegativePower(double Exponent) : ActivationFunction
{
    public override string Name => "NegativePower";

    public override int Cost => 60;

    public override bool NeedsInput => true;

    public override string Apply(VectorMath math, string z) => Power(math, z, -Exponent);

    public override string Differentiate(VectorMath math, string gradient, string at) =>
        $"S.Multiply(S.Multiply({gradient}, S.Constant({Literals.Double(-Exponent)})), {Power(math, at, -Exponent - 1)})";

    public override string Formula(string argument) => $"({argument})^-{Literals.Double(Exponent)}";

    private static string Power(VectorMath math, string z, double exponent) =>
        math.Call("PowerOfPositive", $"{z}, S.Constant({Literals.Double(exponent)})");
}
