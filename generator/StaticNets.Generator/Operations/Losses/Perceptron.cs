using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Losses;

/// <summary>
/// With <c>ŷ = heaviside(z)</c> fused: <c>L = mean over rows of Σ (ŷ − t) z</c> for targets 0 and 1, <c>∂L/∂z = (ŷ − t) / rows</c>. A
/// training step with one row is therefore Rosenblatt's rule (1958): <c>w ← w + α (t − ŷ) x</c> with learning rate α.
/// </summary>
internal sealed class Perceptron : ElementwiseLoss
{
    public override string Name => "Perceptron";

    public override string DisplayName => "perceptron loss";

    public override OutputFunction Fuses => OutputFunction.Heaviside;

    protected override string Formula => "mean over rows of Σ (ŷ - t)·z, fused with heaviside";

    protected override bool IsMeanOverElements => false;

    protected override void WriteElements(CodeWriter writer, Element element, Segments segments)
    {
        writer.Line("V score = S.Load(ref z, at + i);");
        writer.Line("V decided = S.Select(S.GreaterThan(score, S.Zero), S.Constant(1), S.Zero);");
        writer.Line($"V error = {segments.Inside("S.Subtract(decided, S.Load(ref paddedTargets, at + i))", "S.Zero")};");
        writer.Line($"losses = S.Add(losses, {segments.Inside("S.Multiply(error, score)", "S.Zero")});");
        writer.Line("S.Store(S.Multiply(error, scale), ref gradient, at + i);");
    }
}
