using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Losses;

/// <summary>
/// With <c>ŷ = softmax(z)</c> fused and a class index c for each row: <c>L = mean over rows of ln Σ e^(z − max) − (z_c − max)</c>.
/// <c>∂L/∂z</c> is <c>(ŷ_c − 1) / rows</c> for the class c and <c>ŷ / rows</c> for the others.
/// </summary>
internal class SparseCategoricalCrossEntropy : LossFunction
{
    public override string Name => "SparseCategoricalCrossEntropy";

    public override string DisplayName => "sparse categorical cross-entropy";

    public override OutputFunction Fuses => OutputFunction.Softmax;

    public override bool TakesClasses => true;

    protected override string Formula => "mean over rows of -ln ŷ[class], fused with softmax";

    public override Decision Decision(OutputFunction output, long length) => Losses.Decision.ArgMax;

    protected override void WriteRow(CodeWriter writer, Element element, Segments segments, LossRow row)
    {
        SoftmaxText.Maximum(writer, segments, "z");
        writer.Line("V exponentials = S.Zero;");
        segments.VectorLoop(
            writer,
            () =>
            {
                writer.Line($"V e = {SoftmaxText.Exponential(writer, segments, "z")};");
                writer.Line("exponentials = S.Add(exponentials, e);");
                StoreGradient(writer, segments, "e");
            }
        );
        writer.Blank();
        writer.Line($"{element.Keyword} total = S.Sum(exponentials);");
        writer.Line(
            $"int right = {Qualified.Runtime}ClassIndex.Checked({writer.Names.At("classes", Index(row, segments))}, {Literals.Integer(segments.Length)});"
        );
        writer.Line(
            $"double rowLoss = global::System.Math.Log(total) - ({writer.Names.At("z", "at + (nuint)right")} - S.MaxAcross(maximum));"
        );
        writer.Line("V normalize = S.Multiply(S.Broadcast(1 / total), scale);");
        string product = "S.Multiply(S.Load(ref gradient, at + i), normalize)";
        segments.VectorLoop(writer, () => StoreGradient(writer, segments, product));
        writer.Blank();
        writer.Line($"{writer.Names.At("gradient", "at + (nuint)right")} -= {row.Scale};");
        string largest = $"{Qualified.Runtime}Decisions.ArgMax(ref {writer.Names.At("z", "at")}, {Literals.Integer(segments.Length)})";
        writer.Line($"correct += {largest} == right ? 1 : 0;");
    }

    private static string Index(LossRow row, Segments segments) =>
        Arithmetic.Sum(Arithmetic.Times("row", row.TargetStride), segments.PerRow == 1 ? "0" : "segment");
}
