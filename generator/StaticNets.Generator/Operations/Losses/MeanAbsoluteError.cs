using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Losses;

/// <summary><c>L = mean |y − t|</c> over all elements, <c>∂L/∂y = sign(y − t) / (rows · outputs)</c>, 0 where y = t.</summary>
internal sealed class MeanAbsoluteError : ElementwiseLoss
{
    public override string Name => "MeanAbsoluteError";

    public override string DisplayName => "mean absolute error";

    protected override string Formula => "mean of |y - t| over all elements";

    public override Decision Decision(OutputFunction output, long length) => DecisionOfQuantities(output, length);

    protected override bool IsMeanOverElements => true;

    protected override string Threshold => "0.5";

    protected override void WriteElements(CodeWriter writer, Element element, Segments segments)
    {
        writer.Line("V difference = S.Subtract(S.Load(ref y, at + i), S.Load(ref paddedTargets, at + i));");
        writer.Line($"losses = S.Add(losses, {segments.Inside("S.Abs(difference)", "S.Zero")});");
        writer.Line("V slope = S.Select(S.Equal(difference, S.Zero), S.Zero, S.CopySign(scale, difference));");
        writer.Line($"S.Store({segments.Inside("slope", "S.Zero")}, ref gradient, at + i);");
    }
}
