using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary><c>f(z) = 1 / (1 + e⁻ᶻ)</c>, <c>f′ = y (1 − y)</c> with <c>y = f(z)</c>.</summary>
internal sealed record Sigmoid : ActivationFunction
{
    public override string Name => "Sigmoid";

    public override int Cost => 30;

    public override bool HasFlatPart => true;

    public override string Apply(VectorMath math, string z) => math.Call("Sigmoid", z);

    public override string Differentiate(VectorMath math, string gradient, string at) =>
        $"S.Multiply(S.Multiply({gradient}, {at}), S.Subtract(S.Constant(1), {at}))";
}
