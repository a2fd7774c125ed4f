using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary>
/// <c>f(z) = z</c> for z &gt; 0, else <c>α (eᶻ − 1)</c>; <c>f′ = 1</c> where the output y is positive, <c>y + α</c> elsewhere.
/// </summary>
internal sealed record Elu(double Alpha = 1) : ActivationFunction, IHasNumbers
{
    public IReadOnlyList<string> Arguments => [nameof(Alpha)];

    public ActivationFunction With(Func<string, double?> number) => this with { Alpha = number(nameof(Alpha)) ?? Alpha };

    public override string Name => "Elu";

    public override int Cost => 28;

    public override string Apply(VectorMath math, string z) => math.Call("Elu", $"{z}, S.Constant({Literals.Double(Alpha)})");

    public override string Differentiate(VectorMath math, string gradient, string at) =>
        $"S.Select(S.GreaterThan({at}, S.Zero), {gradient}, S.Multiply({gradient}, S.Add({at}, S.Constant({Literals.Double(Alpha)}))))";
}
