using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary>
/// <c>f(z) = z σ(2u)</c> with <c>u = √(2/π)(z + 0.044715 z³)</c>, the approximation of GELU by tanh; <c>f′ = s + z s (1 − s) 2u′</c> with
/// <c>s = σ(2u)</c>.
/// </summary>
internal sealed record GeluTanh : ActivationFunction
{
    public override string Name => "GeluTanh";

    public override int Cost => 42;

    public override bool NeedsInput => true;

    public override string Apply(VectorMath math, string z) => math.Call("GeluTanh", z);

    public override string Differentiate(VectorMath math, string gradient, string at) =>
        $"S.Multiply({gradient}, {math.Call("GeluTanhDerivative", at)})";
}
