using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Losses;

/// <summary>A loss that compares each output with its target on its own: a sum over elements.</summary>
internal abstract class ElementwiseLoss : LossFunction
{
    /// <summary>Whether the sum is divided by the number of elements, or by that of rows.</summary>
    protected abstract bool IsMeanOverElements { get; }

    /// <summary>What an output exceeds when it decides for the second class; 0.5 for quantities that may be probabilities.</summary>
    protected virtual string Threshold => "0";

    /// <summary>
    /// Writes what happens to a vector of elements, <c>at + i</c> its first: <c>losses</c> grows by their losses, the gradient, which has the
    /// factor <c>scale</c>, is stored. Lanes behind the row's end add nothing, and their gradient is zero.
    /// </summary>
    protected abstract void WriteElements(CodeWriter writer, Element element, Segments segments);

    public override Decision Decision(OutputFunction output, long length) => Losses.Decision.Threshold;

    protected override string Scale(Element element, long length) =>
        IsMeanOverElements ? $"1 / ({element.Keyword})(batchRows * {Literals.Integer(length)})" : $"1 / ({element.Keyword})batchRows";

    protected override void WriteRow(CodeWriter writer, Element element, Segments segments, Decision decision)
    {
        writer.Line("V losses = S.Zero;");
        segments.VectorLoop(writer, () => WriteElements(writer, element, segments));
        writer.Blank();
        string divisor = IsMeanOverElements ? " / " + Literals.Integer(segments.Length) : "";
        writer.Line($"double rowLoss = (double)S.Sum(losses){divisor};");
        DecisionText.Write(writer, element, decision, OutputName, Threshold, segments.Length);
    }
}
