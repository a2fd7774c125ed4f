using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary>
/// <c>f(z) = min(max(αz + β, 0), 1)</c>; <c>f′ = α</c> where the output lies between 0 and 1, otherwise 0. With α = 1/6 and β = ½, f(z) =
/// min(max(z + 3, 0), 6) / 6 is exactly 0 up to z = −3 and exactly 1 from z = 3 on.
/// </summary>
internal sealed record HardSigmoid(double Alpha = 1.0 / 6, double Beta = 0.5) : ActivationFunction, IHasNumbers
{
    public IReadOnlyList<string> Arguments => [nameof(Alpha), nameof(Beta)];

    public ActivationFunction With(Func<string, double?> number) =>
        this with
        {
            Alpha = number(nameof(Alpha)) ?? Alpha,
            Beta = number(nameof(Beta)) ?? Beta,
        };

    public override string Name => "HardSigmoid";

    public override int Cost => 9;

    public override bool HasFlatPart => true;

    private bool IsUsual => this == new HardSigmoid();

    private string Slope => IsUsual ? "S.Constant(1.0 / 6)" : $"S.Constant({Literals.Double(Alpha)})";

    public override string Apply(VectorMath math, string z) =>
        IsUsual
            ? $"S.Multiply(S.Min(S.Constant(6), S.Max(S.Zero, S.Add({z}, S.Constant(3)))), {Slope})"
            : $"S.Min(S.Constant(1), S.Max(S.Zero, S.MultiplyAdd({z}, {Slope}, S.Constant({Literals.Double(Beta)}))))";

    public override string Differentiate(VectorMath math, string gradient, string at) =>
        $"S.Select(S.GreaterThan({at}, S.Zero), S.Select(S.GreaterThan(S.Constant(1), {at}), S.Multiply({gradient}, {Slope}), S.Zero), S.Zero)";
}
