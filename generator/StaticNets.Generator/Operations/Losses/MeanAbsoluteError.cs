using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Losses;

/// <summary><c>L = mean |y − t|</c> over all elements, <c>∂L/∂y = sign(y − t) / (rows · outputs)</c>, 0 where they are equal.</summary>
internal sealed class MeanAbsoluteError : LossFunction
{
    public override string Name => "MeanAbsoluteError";

    public override string DisplayName => "mean absolute error";

    protected override string Formula => "mean of |y - t| over all elements";

    public override Decision Decision(OutputFunction output, long length) => DecisionOfQuantities(output, length);

    protected override string Scale(Element element, long length) => $"1 / ({element.Keyword})(batchRows * {Literals.Integer(length)})";

    protected override void WriteRow(CodeWriter writer, Element element, Segments segments, Decision decision)
    {
        writer.Line("V losses = S.Zero;");
        segments.VectorLoop(
            writer,
            () =>
            {
                writer.Line("V difference = S.Subtract(S.Load(ref y, at + i), S.Load(ref paddedTargets, at + i));");
                writer.Line($"losses = S.Add(losses, {segments.Inside("S.Abs(difference)", "S.Zero")});");
                writer.Line("V slope = S.Select(S.Equal(difference, S.Zero), S.Zero, S.CopySign(scale, difference));");
                writer.Line($"S.Store({segments.Inside("slope", "S.Zero")}, ref gradient, at + i);");
            }
        );
        writer.Blank();
        writer.Line($"double rowLoss = (double)S.Sum(losses) / {Literals.Integer(segments.Length)};");
        DecisionText.Write(writer, element, decision, "y", "0.5", segments.Length);
    }
}
