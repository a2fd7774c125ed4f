using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary><c>f(z) = z / (1 + |z|)</c>; <c>f′ = (1 − |y|)²</c> with the output y.</summary>
internal sealed record Softsign : ActivationFunction
{
    public override string Name => "Softsign";

    public override int Cost => 8;

    public override string Apply(VectorMath math, string z) => $"S.Divide({z}, S.Add(S.Constant(1), S.Abs({z})))";

    public override string Differentiate(VectorMath math, string gradient, string at)
    {
        string rest = $"S.Subtract(S.Constant(1), S.Abs({at}))";
        return $"S.Multiply({gradient}, S.Multiply({rest}, {rest}))";
    }
}
