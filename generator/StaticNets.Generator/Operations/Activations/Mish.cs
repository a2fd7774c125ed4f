using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary><c>f(z) = z tanh(softplus(z))</c>.</summary>
internal sealed record Mish : ActivationFunction
{
    public override string Name => "Mish";

    public override int Cost => 45;

    public override bool NeedsInput => true;

    public override string Apply(VectorMath math, string z) => math.Call("Mish", z);

    public override string Differentiate(VectorMath math, string gradient, string at) =>
        $"S.Multiply({gradient}, {math.Call("MishDerivative", at)})";
}
