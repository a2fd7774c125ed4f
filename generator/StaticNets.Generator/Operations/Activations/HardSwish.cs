using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary><c>f(z) = z · min(max(z + 3, 0), 6) / 6</c>; <c>f′ = 0</c> for z ≤ −3, 1 for z ≥ 3, <c>z / 3 + ½</c> between.</summary>
internal sealed record HardSwish : ActivationFunction
{
    public override string Name => "HardSwish";

    public override int Cost => 13;

    public override bool NeedsInput => true;

    public override string Apply(VectorMath math, string z) => math.Call("HardSwish", z);

    public override string Differentiate(VectorMath math, string gradient, string at) =>
        $"S.Multiply({gradient}, {math.Call("HardSwishDerivative", at)})";
}
