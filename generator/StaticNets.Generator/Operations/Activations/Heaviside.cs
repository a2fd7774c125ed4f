using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Activations;

/// <summary><c>f(z) = 1</c> for z &gt; 0, else 0; flat everywhere, so that <c>f′ = 0</c>.</summary>
internal sealed record Heaviside : ActivationFunction
{
    public override string Name => "Heaviside";

    public override int Cost => 3;

    public override string Apply(Element element, string z) => $"S.Select(S.GreaterThan({z}, S.Zero), S.Constant(1), S.Zero)";

    public override string Differentiate(Element element, string gradient, string at) => "S.Zero";
}
