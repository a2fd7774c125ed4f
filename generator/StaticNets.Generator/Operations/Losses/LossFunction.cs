using System.Globalization;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Losses;

/// <summary>
/// A loss: its value, and its gradient, with which the backward pass begins. A loss that requires an activation at the output is fused with
/// the activation: it is computed from the input of the activation, so that it stays exact where the activation saturates.
/// </summary>
internal abstract class LossFunction
{
    /// <summary>The member of <c>StaticNets.Loss</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The name in messages.</summary>
    public abstract string DisplayName { get; }

    /// <summary>The activation that the output must have and that is fused with the loss.</summary>
    public virtual OutputFunction Fuses => OutputFunction.Any;

    /// <summary>
    /// Whether the loss compares the signs of outputs and targets, so that it does not fit outputs that are never negative.
    /// </summary>
    public virtual bool ComparesSigns => false;

    /// <summary>Whether targets are class indices instead of dense rows.</summary>
    public virtual bool TakesClasses => false;

    /// <summary>
    /// Whether the fused activation normalises rows of classes, so that each row of a sample, such as one for each step, has a loss of its
    /// own.
    /// </summary>
    private bool IsOfRows => Fuses is OutputFunction.Softmax or OutputFunction.LogSoftmax;

    /// <summary>The name of the operand that the loss reads: y, or z if an activation is fused.</summary>
    protected string OutputName => Fuses == OutputFunction.Any ? "y" : "z";

    /// <summary>The formula for the comment above the function.</summary>
    protected abstract string Formula { get; }

    /// <summary>Returns the kind of decisions that the accuracy counts in a row.</summary>
    public abstract Decision Decision(OutputFunction output, long length);

    /// <summary>
    /// Returns the kind of decisions that the accuracy counts for an output. A loss that takes all rows of classes of a sample together
    /// makes none, because the largest of all their elements decides nothing.
    /// </summary>
    public Decision DecisionOf(OutputFunction output, Value y)
    {
        Decision decision = Decision(output, y.Shape.Length);
        bool areSeveral = y.Shape.Length > y.Shape.Last;
        return decision == Losses.Decision.ArgMax && areSeveral && !IsOfRows ? Losses.Decision.None : decision;
    }

    /// <summary>
    /// Emits the body of the loop over rows. The emitted code computes the loss of a row, <c>rowLoss</c>, and its gradient, and counts the
    /// right decisions. <c>at</c> is the index of the row's first element. If a sample has several rows of classes, such as one for each
    /// time step, each of them is a segment with a loss of its own.
    /// </summary>
    protected abstract void WriteRow(CodeWriter writer, Element element, Segments segments, LossRow row);

    /// <summary>
    /// Returns the kind of decisions for a loss that compares quantities: none, unless the output consists of probabilities.
    /// </summary>
    protected static Decision DecisionOfQuantities(OutputFunction output, long length) =>
        output switch
        {
            OutputFunction.Sigmoid => Losses.Decision.Threshold,
            OutputFunction.Softmax when length > 1 => Losses.Decision.ArgMax,
            _ => Losses.Decision.None,
        };

    /// <summary>A constant factor of the gradient.</summary>
    protected virtual int Factor => 1;

    /// <summary>Whether the loss is averaged over the elements of a row too, not only over the rows.</summary>
    protected virtual bool IsMeanOverElements => false;

    /// <summary>
    /// Returns the shape of the rows of which each has a loss of its own: all outputs of a sample together, or one row of classes for each
    /// step or pixel if the loss includes softmax or its logarithm.
    /// </summary>
    private Shape RowsOfClasses(Value z) => IsOfRows ? z.Shape : Shape.Of(z.Shape.Length);

    /// <summary>Emits the statement that stores a vector of the gradient.</summary>
    protected static void StoreGradient(CodeWriter writer, Segments segments, string value) =>
        writer.Line(segments.PerRow == 1 ? $"S.Store({value}, ref gradient, at + i);" : segments.Store(value, "gradient"));

    /// <summary>Returns the C# text of the factor of the gradient, in terms of <paramref name="rows"/>.</summary>
    private string Scale(Element element, double weight, Segments segments, string rows)
    {
        long length = segments.PerRow * (IsMeanOverElements ? segments.Length : 1);
        double factor = weight * Factor;
        string numerator =
            factor % 1 == 0 ? factor.ToString("F0", CultureInfo.InvariantCulture) : $"({element.Keyword}){Literals.Double(factor)}";
        return $"{numerator} / ({element.Keyword}){Arithmetic.Bracketed(Arithmetic.Times(rows, length))}";
    }

    /// <summary>Adds the call of the loss to a pass.</summary>
    /// <param name="z">The value that the loss reads: the output, or the input of the fused activation.</param>
    public void Call(Pass pass, Value z, LossOperands operands)
    {
        long length = z.Shape.Length;
        Operand[] all =
        [
            Operand.Read(OutputName, operands.Scores),
            TakesClasses ? Operand.Read("classes", operands.Targets) : Operand.Read("paddedTargets", Padded(pass, z, operands)),
            Operand.Write("gradient", operands.Gradient),
            RuntimeArgument.RowWeights,
            RuntimeArgument.Rows,
            RuntimeArgument.BatchRows,
            .. z.Steps is { IsOfCall: true } ? [RuntimeArgument.Steps] : (Operand[])[],
            .. z.Steps is { IsOfCall: true } && DecisionOf(operands.Function, z) != Losses.Decision.None
                ? [RuntimeArgument.Lengths]
                : (Operand[])[],
        ];
        double weight = operands.Share?.Weight ?? 1;
        pass.Call(
            operands.Label + Name + "Loss",
            $"{DisplayName} of {length} outputs: {Formula}",
            new Body(this, RowsOfClasses(z), DecisionOf(operands.Function, z), weight, operands.Targets.RowStride)
            {
                HasSteps = z.Steps is { IsOfCall: true },
            },
            all,
            comment: Formula,
            inlines: true,
            returnsTotals: true,
            operands.Share
        );
    }

    private static Buffer Padded(Pass pass, Value z, LossOperands operands)
    {
        long length = z.Shape.Length;
        string name = operands.Label.Length == 0 ? "paddedTargets" : "padded" + Identifiers.Pascal(operands.Targets.Name);
        Buffer targets = pass.PaddedTargets(operands.Output, name, length, z.Steps);
        PackRows.In(pass, operands.Targets, targets, length);
        return targets;
    }

    private sealed record Body(LossFunction Loss, Shape Rows, Decision Decision, double Weight, long TargetStride) : FunctionBody
    {
        /// <summary>Whether each step of a sequence of any length is a row.</summary>
        public bool HasSteps { get; init; }

        // A loss that is a sum over the outputs of a sample, such as Hinge, is a sum over its steps too.
        private bool IsMeanOverSteps => HasSteps && (Loss.IsMeanOverElements || Loss.IsOfRows);

        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Rows);
            bool counts = Decision != Losses.Decision.None;
            writer.Line("double loss = 0;");
            if (counts)
            {
                writer.Line("long correct = 0;");
            }

            string scale = Loss.Scale(element, Weight, segments, IsMeanOverSteps ? "(batchRows * steps)" : "batchRows");
            writer.Line($"V scale = S.Broadcast({scale});");
            segments.OpenLoops(writer);
            if (counts && HasSteps)
            {
                writer.Line("long counted = correct;");
            }

            Loss.WriteRow(writer, element, segments, new LossRow(Decision, scale, TargetStride));
            if (counts && HasSteps)
            {
                writer.Blank();
                string isAfterEnd = $"row % steps >= (nuint){writer.Names.At("lengths", "row / steps")}";
                writer.Open($"if (!{writer.Names.Unsafe}.IsNullRef(ref lengths) && {isAfterEnd})");
                writer.Line("correct = counted;");
                writer.Close();
            }

            WriteWeight(writer, element, segments);
            segments.CloseLoops(writer, "gradient");
            writer.Blank();
            writer.Line(
                $"return new {Qualified.Runtime}BatchTotals({(IsMeanOverSteps ? "loss / steps" : "loss")}, {(counts ? "correct" : "0")});"
            );
        }
    }

    /// <summary>Emits the multiplication of a row's loss and gradient by the row's weight.</summary>
    private static void WriteWeight(CodeWriter writer, Element element, Segments segments)
    {
        writer.Blank();
        writer.Open($"if (!{writer.Names.Unsafe}.IsNullRef(ref weights))");
        writer.Line($"rowLoss *= {writer.Names.At("weights", "row")};");
        writer.Line($"V weight = S.Broadcast({writer.Names.At("weights", "row")});");
        writer.Open($"for (nuint i = 0; i < {Literals.Integer(segments.Length)}; i += Lanes)");
        if (segments is { PerRow: > 1, NeedsMask: true })
        {
            writer.Line($"V inside = S.FirstLanes({Literals.Integer(segments.Length)} - i);");
        }

        StoreGradient(writer, segments, "S.Multiply(S.Load(ref gradient, at + i), weight)");
        writer.Close();
        writer.Close();
        writer.Blank();
        writer.Line($"loss += {Arithmetic.Over("rowLoss", segments.PerRow)};");
    }
}
