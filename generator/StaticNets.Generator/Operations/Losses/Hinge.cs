using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Losses;

/// <summary>
/// <c>L = mean over rows of Σ max(0, 1 − t z)</c> for targets −1 and 1 (Cortes, Vapnik 1995), <c>∂L/∂z = −t / rows</c> if the margin <c>t
/// z</c> is below 1, otherwise 0.
/// </summary>
internal sealed class Hinge : ElementwiseLoss
{
    public override string Name => "Hinge";

    public override string DisplayName => "hinge loss";

    public override bool ComparesSigns => true;

    protected override string Formula => "mean over rows of Σ max(0, 1 - t·y)";

    protected override bool IsMeanOverElements => false;

    protected override void WriteElements(CodeWriter writer, Element element, Segments segments)
    {
        writer.Line("V target = S.Load(ref paddedTargets, at + i);");
        writer.Line("V missing = S.Subtract(S.Constant(1), S.Multiply(target, S.Load(ref y, at + i)));");
        writer.Line($"losses = S.Add(losses, {segments.Inside("S.Max(S.Zero, missing)", "S.Zero")});");
        writer.Line("V slope = S.Select(S.GreaterThan(missing, S.Zero), S.Negate(target), S.Zero);");
        writer.Line($"S.Store({segments.Inside("S.Multiply(slope, scale)", "S.Zero")}, ref gradient, at + i);");
    }
}
