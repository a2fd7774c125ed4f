using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary><c>f(z) = 1</c> for z &gt; 0, else 0; flat everywhere, so that <c>f′ = 0</c>.</summary>
internal sealed record Heaviside : ActivationFunction
{
    public override string Name => "Heaviside";

    public override int Cost => 3;

    public override string Apply(VectorMath math, string z) => $"S.Select(S.GreaterThan({z}, S.Zero), S.Constant(1), S.Zero)";

    public override string Differentiate(VectorMath math, string gradient, string at) => "S.Zero";
}
