using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Losses;

/// <summary>
/// With <c>ŷ = σ(z)</c> fused: <c>L = mean (max(z, 0) − z t + ln(1 + e^(−|z|)))</c> over all elements, which is exact for any magnitude of
/// z, and <c>∂L/∂z = (ŷ − t) / (rows · outputs)</c>.
/// </summary>
internal sealed class BinaryCrossEntropy : ElementwiseLoss
{
    public override string Name => "BinaryCrossEntropy";

    public override string DisplayName => "binary cross-entropy";

    public override OutputFunction Fuses => OutputFunction.Sigmoid;

    protected override string Formula => "mean of max(z, 0) - z·t + ln(1 + e^-|z|), fused with sigmoid";

    protected override bool IsMeanOverElements => true;

    protected override void WriteElements(CodeWriter writer, Element element, Segments segments)
    {
        VectorMath math = VectorMath.Of(writer, element.Keyword);
        writer.Line("V score = S.Load(ref z, at + i);");
        writer.Line("V target = S.Load(ref paddedTargets, at + i);");
        writer.Line($"V e = {math.Call("Exp", "S.Negate(S.Abs(score))")};");
        writer.Line("V one = S.Constant(1);");
        writer.Line("V probability = S.Divide(S.Select(S.GreaterThan(score, S.Zero), one, e), S.Add(one, e));");
        string linear = "S.Subtract(S.Max(S.Zero, score), S.Multiply(score, target))";
        writer.Line($"V term = S.Add({linear}, {math.Call("LogOnePlus", "e")});");
        writer.Line($"losses = S.Add(losses, {segments.Inside("term", "S.Zero")});");
        string difference = "S.Multiply(S.Subtract(probability, target), scale)";
        writer.Line($"S.Store({segments.Inside(difference, "S.Zero")}, ref gradient, at + i);");
    }
}
