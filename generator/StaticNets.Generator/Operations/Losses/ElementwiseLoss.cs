using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Losses;

/// <summary>A loss that is a sum over elements: each output is compared with its own target.</summary>
internal abstract class ElementwiseLoss : LossFunction
{
    /// <summary>Whether the sum is divided by the number of elements; otherwise it is divided by the number of rows.</summary>
    protected abstract override bool IsMeanOverElements { get; }

    /// <summary>Outputs above this number count as the second class; 0.5 for outputs that may be probabilities.</summary>
    protected virtual string Threshold => "0";

    /// <summary>
    /// Emits the code for a vector of elements, whose first element has the index <c>at + i</c>: it adds their losses to <c>losses</c> and
    /// stores their gradients, multiplied by <c>scale</c>. Lanes after the end of the row add nothing, and their gradient is zero.
    /// </summary>
    protected abstract void WriteElements(CodeWriter writer, Element element, Segments segments);

    public override Decision Decision(OutputFunction output, long length) => Losses.Decision.Threshold;

    protected override void WriteRow(CodeWriter writer, Element element, Segments segments, LossRow row)
    {
        writer.Line("V losses = S.Zero;");
        segments.VectorLoop(writer, () => WriteElements(writer, element, segments));
        writer.Blank();
        writer.Line($"double rowLoss = {Arithmetic.Over("(double)S.Sum(losses)", IsMeanOverElements ? segments.Length : 1)};");
        DecisionText.Write(writer, element, row.Decision, OutputName, Threshold, segments.Length);
    }
}
