using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Losses;

/// <summary>
/// <c>L = mean over rows of Σ ln(1 + e^(−t z))</c> for targets −1 and 1, <c>∂L/∂z = −t σ(−t z) / rows</c>. It is binary cross-entropy for
/// targets −1 and 1 instead of 0 and 1, summed over the outputs instead of averaged.
/// </summary>
internal sealed class Logistic : ElementwiseLoss
{
    public override string Name => "Logistic";

    public override string DisplayName => "logistic loss";

    public override bool ComparesSigns => true;

    protected override string Formula => "mean over rows of Σ ln(1 + e^(-t·y))";

    protected override bool IsMeanOverElements => false;

    protected override void WriteElements(CodeWriter writer, Element element, Segments segments)
    {
        VectorMath math = VectorMath.Of(writer, element.Keyword);
        writer.Line("V target = S.Load(ref paddedTargets, at + i);");
        writer.Line("V against = S.Negate(S.Multiply(target, S.Load(ref y, at + i)));");
        writer.Line($"V term = {math.Call("Softplus", "against")};");
        writer.Line($"losses = S.Add(losses, {segments.Inside("term", "S.Zero")});");
        writer.Line($"V slope = S.Multiply(S.Negate(target), {math.Call("Sigmoid", "against")});");
        writer.Line($"S.Store({segments.Inside("S.Multiply(slope, scale)", "S.Zero")}, ref gradient, at + i);");
    }
}
