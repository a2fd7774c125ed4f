using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary>
/// <c>f(z) = z</c> for z &gt; θ, else 0, with a positive θ; <c>f′ = 1</c> where the output is positive, otherwise 0.
/// </summary>
internal sealed record ThresholdedRelu(double Alpha = 1) : ActivationFunction, IHasNumbers
{
    public IReadOnlyList<string> Arguments => [nameof(Alpha)];

    public ActivationFunction With(Func<string, double?> number) => this with { Alpha = number(nameof(Alpha)) ?? Alpha };

    public override string Name => "ThresholdedRelu";

    public override int Cost => 6;

    // Comparisons with NaN are false, so that NaN stays.
    public override string Apply(VectorMath math, string z)
    {
        string threshold = $"S.Constant({Literals.Double(Alpha)})";
        return $"S.Select(S.GreaterThan({threshold}, {z}), S.Zero, S.Select(S.Equal({threshold}, {z}), S.Zero, {z}))";
    }

    public override string Differentiate(VectorMath math, string gradient, string at) =>
        $"S.Select(S.GreaterThan({at}, S.Zero), {gradient}, S.Zero)";
}
