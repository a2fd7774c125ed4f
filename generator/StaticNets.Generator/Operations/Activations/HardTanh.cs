using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary>
/// <c>f(z) = min(max(z, minimum), maximum)</c>; <c>f′ = 1</c> where the output lies between the bounds, otherwise 0.
/// </summary>
internal sealed record HardTanh(double Minimum = -1, double Maximum = 1) : ActivationFunction, IHasNumbers
{
    public IReadOnlyList<string> Arguments => [nameof(Minimum), nameof(Maximum)];

    public ActivationFunction With(Func<string, double?> number) =>
        this with
        {
            Minimum = number(nameof(Minimum)) ?? Minimum,
            Maximum = number(nameof(Maximum)) ?? Maximum,
        };

    public override string Name => "HardTanh";

    public override int Cost => 6;

    private string Low => $"S.Constant({Literals.Double(Minimum)})";

    private string High => $"S.Constant({Literals.Double(Maximum)})";

    public override string Apply(VectorMath math, string z) => $"S.Min({High}, S.Max({Low}, {z}))";

    public override string Differentiate(VectorMath math, string gradient, string at) =>
        $"S.Select(S.GreaterThan({at}, {Low}), S.Select(S.GreaterThan({High}, {at}), {gradient}, S.Zero), S.Zero)";
}
