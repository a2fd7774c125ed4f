using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Losses;

/// <summary>
/// <c>L = mean h(y − t)</c> over all elements with <c>h(d) = d²/2</c> up to |d| = 1 and <c>|d| − ½</c> beyond (Huber 1964, δ = 1); <c>∂L/∂y
/// = min(max(d, −1), 1) / (rows · outputs)</c>.
/// </summary>
internal sealed class Huber : ElementwiseLoss
{
    public override string Name => "Huber";

    public override string DisplayName => "Huber loss";

    protected override string Formula => "mean of d²/2 up to |d| = 1, |d| - 1/2 beyond, with d = y - t";

    public override Decision Decision(OutputFunction output, long length) => DecisionOfQuantities(output, length);

    protected override bool IsMeanOverElements => true;

    protected override string Threshold => "0.5";

    protected override void WriteElements(CodeWriter writer, Element element, Segments segments)
    {
        writer.Line($"V difference = {segments.Inside("S.Subtract(S.Load(ref y, at + i), S.Load(ref paddedTargets, at + i))", "S.Zero")};");
        writer.Line("V distance = S.Abs(difference);");
        writer.Line("V near = S.Min(S.Constant(1), distance);");
        writer.Line("losses = S.Add(losses, S.Multiply(near, S.Subtract(distance, S.Multiply(S.Constant(0.5), near))));");
        writer.Line("S.Store(S.Multiply(S.CopySign(near, difference), scale), ref gradient, at + i);");
    }
}
