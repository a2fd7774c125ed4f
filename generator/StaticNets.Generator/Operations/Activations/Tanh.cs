using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary><c>f(z) = tanh z</c>, <c>f′ = 1 − y²</c> with <c>y = f(z)</c>.</summary>
internal sealed record Tanh : ActivationFunction
{
    public override string Name => "Tanh";

    public override int Cost => 30;

    public override bool HasFlatPart => true;

    public override string Apply(VectorMath math, string z) => math.Call("Tanh", z);

    public override string Differentiate(VectorMath math, string gradient, string at) =>
        $"S.Multiply({gradient}, S.MultiplyAdd(S.Negate({at}), {at}, S.Constant(1)))";
}
