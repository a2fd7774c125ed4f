using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary>
/// <c>f(z) = ln(max(z, 10⁻³⁰))</c>, <c>f′ = 1 / max(z, 10⁻³⁰)</c>, for weights that may have become zero by rounding. It is no member of
/// <c>StaticNets.Activation</c>.
/// </summary>
internal sealed record NaturalLogarithm : ActivationFunction
{
    // Its logarithm is -69, and its reciprocal is still far below the largest number of single precision.
    private const double Smallest = 1e-30;

    public override string Name => "NaturalLogarithm";

    public override int Cost => 40;

    public override bool NeedsInput => true;

    public override string Apply(VectorMath math, string z) => math.Call("Log", Bounded(z));

    public override string Differentiate(VectorMath math, string gradient, string at) => $"S.Divide({gradient}, {Bounded(at)})";

    public override string Formula(string argument) => $"ln({argument})";

    private static string Bounded(string z) => $"S.Max(S.Constant({Literals.Double(Smallest)}), {z})";
}
