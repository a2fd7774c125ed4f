using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Losses;

/// <summary><c>L = mean (y − t)²</c> over all elements, <c>∂L/∂y = 2 (y − t) / (rows · outputs)</c>.</summary>
internal sealed class MeanSquaredError : LossFunction
{
    public override string Name => "MeanSquaredError";

    public override string DisplayName => "mean squared error";

    protected override string Formula => "mean of (y - t)² over all elements";

    public override Decision Decision(OutputFunction output, long length) => DecisionOfQuantities(output, length);

    // The factor 2 of the derivative of a square.
    protected override int Factor => 2;

    protected override bool IsMeanOverElements => true;

    protected override void WriteRow(CodeWriter writer, Element element, Segments segments, LossRow row)
    {
        writer.Line("V squares = S.Zero;");
        segments.VectorLoop(
            writer,
            () =>
            {
                string difference = "S.Subtract(S.Load(ref y, at + i), S.Load(ref paddedTargets, at + i))";
                writer.Line($"V difference = {segments.Inside(difference, "S.Zero")};");
                writer.Line("squares = S.MultiplyAdd(difference, difference, squares);");
                writer.Line("S.Store(S.Multiply(difference, scale), ref gradient, at + i);");
            }
        );
        writer.Blank();
        writer.Line($"double rowLoss = {Arithmetic.Over("(double)S.Sum(squares)", segments.Length)};");
        DecisionText.Write(writer, element, row.Decision, "y", "0.5", segments.Length);
    }
}
