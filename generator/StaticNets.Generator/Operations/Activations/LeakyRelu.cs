using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary><c>f(z) = z</c> for z &gt; 0, else <c>αz</c>; <c>f′ = 1</c> where the output is positive, otherwise α.</summary>
internal sealed record LeakyRelu(double Alpha = 0.01) : ActivationFunction, IHasNumbers
{
    public IReadOnlyList<string> Arguments => [nameof(Alpha)];

    public ActivationFunction With(Func<string, double?> number) => this with { Alpha = number(nameof(Alpha)) ?? Alpha };

    public override string Name => "LeakyRelu";

    public override int Cost => 6;

    public override string Apply(VectorMath math, string z) =>
        $"S.Select(S.GreaterThan({z}, S.Zero), {z}, S.Multiply(S.Constant({Literals.Double(Alpha)}), {z}))";

    public override string Differentiate(VectorMath math, string gradient, string at) =>
        $"S.Select(S.GreaterThan({at}, S.Zero), {gradient}, S.Multiply(S.Constant({Literals.Double(Alpha)}), {gradient}))";
}
