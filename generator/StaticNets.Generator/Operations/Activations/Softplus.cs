using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary><c>f(z) = ln(1 + eᶻ)</c>, <c>f′ = σ(z)</c>.</summary>
internal sealed record Softplus : ActivationFunction
{
    public override string Name => "Softplus";

    public override int Cost => 55;

    public override bool NeedsInput => true;

    public override string Apply(VectorMath math, string z) => math.Call("Softplus", z);

    public override string Differentiate(VectorMath math, string gradient, string at) =>
        $"S.Multiply({gradient}, {math.Call("Sigmoid", at)})";
}
