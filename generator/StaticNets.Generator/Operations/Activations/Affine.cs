using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary>
/// <c>f(z) = factor · z + offset</c> with fixed numbers, <c>f′ = factor</c>. It is no member of <c>StaticNets.Activation</c>.
/// </summary>
internal sealed record Affine(double Factor, double Offset) : ActivationFunction
{
    public override string Name => "Affine";

    public override int Cost => 1;

    public override string Apply(VectorMath math, string z) =>
        Offset == 0 ? Scaled(z) : $"S.MultiplyAdd({z}, {FactorText}, S.Constant({Literals.Double(Offset)}))";

    public override string Differentiate(VectorMath math, string gradient, string at) => Scaled(gradient);

    public override string Formula(string argument) =>
        $"{Literals.Double(Factor)} · ({argument})"
        + (
            Offset == 0 ? ""
            : Offset < 0 ? $" - {Literals.Double(-Offset)}"
            : $" + {Literals.Double(Offset)}"
        );

    private string FactorText => $"S.Constant({Literals.Double(Factor)})";

    private string Scaled(string value) => $"S.Multiply({value}, {FactorText})";
}
