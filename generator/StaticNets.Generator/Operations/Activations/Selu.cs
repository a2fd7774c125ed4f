using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Activations;

/// <summary><c>f(z) = λ elu(z)</c>; <c>f′ = λ</c> where the output y is positive, <c>y + λα</c> elsewhere.</summary>
internal sealed record Selu : ActivationFunction
{
    // With these constants, activations with mean 0 and variance 1 keep this mean and variance from layer to layer (Klambauer et al. 2017,
    // appendix A1).
    private const double Scale = 1.0507009873554804934193349852946;
    private const double Alpha = 1.6732632423543772848170429916717;

    public override string Name => "Selu";

    public override int Cost => 30;

    public override string Apply(VectorMath math, string z) =>
        $"S.Multiply(S.Constant({Literals.Double(Scale)}), {math.Call("Elu", $"{z}, S.Constant({Literals.Double(Alpha)})")})";

    public override string Differentiate(VectorMath math, string gradient, string at) =>
        $"S.Multiply({gradient}, S.Select(S.GreaterThan({at}, S.Zero), S.Constant({Literals.Double(Scale)}), S.Add({at}, S.Constant({Literals.Double(Scale * Alpha)}))))";
}
