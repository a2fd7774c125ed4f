using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Losses;

/// <summary>
/// With <c>ŷ = softmax(z)</c> fused: <c>L = mean over rows of Σ t · (ln Σ e^(z − max) − (z − max))</c> and
/// <c>∂L/∂z = (ŷ Σt − t) / rows</c>, which is <c>(ŷ − t) / rows</c> for targets that sum to one.
/// </summary>
internal sealed class CategoricalCrossEntropy : LossFunction
{
    public override string Name => "CategoricalCrossEntropy";

    public override string DisplayName => "categorical cross-entropy";

    public override OutputFunction Fuses => OutputFunction.Softmax;

    protected override string Formula => "mean over rows of -Σ t·ln ŷ, fused with softmax";

    public override Decision Decision(OutputFunction output, long length) => Losses.Decision.ArgMax;

    protected override void WriteRow(CodeWriter writer, Element element, Segments segments, LossRow row)
    {
        SoftmaxText.Maximum(writer, segments, "z");
        writer.Line("V exponentials = S.Zero;");
        writer.Line("V targetSums = S.Zero;");
        writer.Line("V products = S.Zero;");
        segments.VectorLoop(
            writer,
            () =>
            {
                writer.Line($"V e = {SoftmaxText.Exponential(writer, segments, "z")};");

                // Zeros follow the targets of a row, but behind those of a segment lie the targets of the next one.
                const string load = "S.Load(ref paddedTargets, at + i)";
                writer.Line($"V target = {(segments.PerRow == 1 ? load : segments.Inside(load, "S.Zero"))};");
                writer.Line("exponentials = S.Add(exponentials, e);");
                writer.Line("targetSums = S.Add(targetSums, target);");
                string product = "S.Multiply(target, S.Subtract(S.Load(ref z, at + i), maximum))";
                writer.Line($"products = S.Add(products, {segments.Inside(product, "S.Zero")});");
                StoreGradient(writer, segments, "e");
            }
        );
        writer.Blank();
        writer.Line($"{element.Keyword} total = S.Sum(exponentials);");
        writer.Line($"{element.Keyword} targetSum = S.Sum(targetSums);");
        writer.Line("double rowLoss = ((double)targetSum * global::System.Math.Log(total)) - S.Sum(products);");
        writer.Line("V normalize = S.Broadcast(targetSum / total);");
        segments.VectorLoop(
            writer,
            () =>
            {
                string difference = "S.MultiplyAdd(S.Load(ref gradient, at + i), normalize, S.Negate(S.Load(ref paddedTargets, at + i)))";
                writer.Line($"V difference = {difference};");
                StoreGradient(
                    writer,
                    segments,
                    $"S.Multiply({(segments.PerRow > 1 ? "difference" : segments.Inside("difference", "S.Zero"))}, scale)"
                );
            }
        );
        writer.Blank();
        DecisionText.Write(writer, element, row.Decision, "z", "0", segments.Length);
    }
}
