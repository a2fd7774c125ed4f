using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary>
/// <c>f(z) = z</c> for z &gt; 0, else <c>α (e^(z/α) − 1)</c>; <c>f′ = 1</c> where the output y is positive, <c>y/α + 1</c> elsewhere.
/// </summary>
internal sealed record Celu(double Alpha = 1) : ActivationFunction, IHasNumbers
{
    public IReadOnlyList<string> Arguments => [nameof(Alpha)];

    public ActivationFunction With(Func<string, double?> number) => this with { Alpha = number(nameof(Alpha)) ?? Alpha };

    public override string Name => "Celu";

    public override int Cost => 32;

    private string Inverse => $"S.Constant({Literals.Double(1 / Alpha)})";

    public override string Apply(VectorMath math, string z)
    {
        string negative = $"S.Multiply({Inverse}, S.Min(S.Zero, {z}))";
        string curve = $"S.Multiply(S.Constant({Literals.Double(Alpha)}), {math.Call("ExpMinusOneOfNegative", negative)})";
        return $"S.Select(S.GreaterThan({z}, S.Zero), {z}, {curve})";
    }

    public override string Differentiate(VectorMath math, string gradient, string at) =>
        $"S.Select(S.GreaterThan({at}, S.Zero), {gradient}, S.Multiply({gradient}, S.MultiplyAdd({at}, {Inverse}, S.Constant(1))))";
}
