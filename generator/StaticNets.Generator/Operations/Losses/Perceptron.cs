using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Losses;

/// <summary>With <c>ŷ = heaviside(z)</c> fused: <c>L = mean over rows of Σ (ŷ − t) z</c> for targets 0 and 1, <c>∂L/∂z = (ŷ − t) / rows</c>, which makes a step of one row Rosenblatt's rule (1958): <c>w ← w + α (t − ŷ) x</c>.</summary>
internal sealed class Perceptron : LossFunction
{
    public override string Name => "Perceptron";

    public override string DisplayName => "perceptron loss";

    public override OutputFunction Fuses => OutputFunction.Heaviside;

    protected override string Formula => "mean over rows of Σ (ŷ - t)·z, fused with heaviside";

    public override Decision Decision(OutputFunction output, long length) => Losses.Decision.Threshold;

    protected override string Scale(Element element, long length) => $"1 / ({element.Keyword})batchRows";

    protected override void WriteRow(CodeWriter writer, Element element, Segments segments, Decision decision)
    {
        writer.Line("V losses = S.Zero;");
        segments.VectorLoop(
            writer,
            () =>
            {
                writer.Line("V score = S.Load(ref z, at + i);");
                writer.Line("V decided = S.Select(S.GreaterThan(score, S.Zero), S.Constant(1), S.Zero);");
                writer.Line($"V error = {segments.Inside("S.Subtract(decided, S.Load(ref paddedTargets, at + i))", "S.Zero")};");
                writer.Line($"losses = S.Add(losses, {segments.Inside("S.Multiply(error, score)", "S.Zero")});");
                writer.Line("S.Store(S.Multiply(error, scale), ref gradient, at + i);");
            }
        );
        writer.Blank();
        writer.Line("double rowLoss = S.Sum(losses);");
        DecisionText.Write(writer, element, decision, "z", "0", segments.Length);
    }
}
