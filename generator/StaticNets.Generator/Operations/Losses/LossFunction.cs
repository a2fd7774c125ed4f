using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Losses;

/// <summary>
/// A loss: its value for the history, and the gradient that the backward pass starts from. A loss that asks for an output
/// function computes with it fused, from what stands before the function, so that saturated outputs stay exact.
/// </summary>
internal abstract class LossFunction
{
    /// <summary>The member of <c>StaticNets.Loss</c>.</summary>
    public abstract string Name { get; }

    /// <summary>As people call it.</summary>
    public abstract string DisplayName { get; }

    /// <summary>What must stand at the output, and is fused.</summary>
    public virtual OutputFunction Fuses => OutputFunction.Any;

    /// <summary>Whether it compares signs: outputs that are never negative do not fit.</summary>
    public virtual bool ComparesSigns => false;

    /// <summary>Whether targets are class indices instead of rows.</summary>
    public virtual bool TakesClasses => false;

    /// <summary>What the kernel calls that which it reads: y, or z where a function of it is fused.</summary>
    protected string OutputName => Fuses == OutputFunction.Any ? "y" : "z";

    /// <summary>For the comment above the kernel.</summary>
    protected abstract string Formula { get; }

    /// <summary>What one row decides right or wrong, for accuracy.</summary>
    public abstract Decision Decision(OutputFunction output, long length);

    /// <summary>
    /// Writes the body of the loop over rows: the gradient of the row's loss, its value <c>rowLoss</c>, and what it decides right.
    /// <c>at</c> is the row's first element.
    /// </summary>
    protected abstract void WriteRow(CodeWriter writer, Element element, Segments segments, Decision decision);

    /// <summary>Decisions under a loss that compares quantities: there are some only where the output is made of probabilities.</summary>
    protected static Decision DecisionOfQuantities(OutputFunction output, long length) =>
        output switch
        {
            OutputFunction.Sigmoid => Losses.Decision.Threshold,
            OutputFunction.Softmax when length > 1 => Losses.Decision.ArgMax,
            _ => Losses.Decision.None,
        };

    /// <summary>The factor of the gradient, in terms of <c>batchRows</c>.</summary>
    protected abstract string Scale(Element element, long length);

    /// <summary>Writes the kernel and calls it.</summary>
    /// <param name="z">What the loss reads: the output, or what stands before the fused function.</param>
    public void Write(Pass pass, Value z, Buffer scores, Buffer gradient, OutputFunction output)
    {
        Element element = pass.Element;
        Segments segments = new(element, Shape.Of(z.Shape.Length));
        Buffer targets;
        if (TakesClasses)
        {
            targets = new Buffer("classes", BufferHome.Caller, 1);
        }
        else
        {
            Buffer unpadded = new("targets", BufferHome.Caller, z.Shape.Length);
            targets = pass.RowScratch("paddedTargets", z.Shape.Length);
            PackRows.In(pass, unpadded, targets, z.Shape.Length);
        }

        Decision decision = Decision(output, z.Shape.Length);
        string name = Name + "Loss";
        string targetType = TakesClasses ? "int" : element.Keyword;
        pass.Kernels.Add(
            name,
            writer =>
            {
                writer.Blank();
                writer.Summary($"{DisplayName} of {z.Shape.Length} outputs: {Formula}");
                writer.Line(pass.JitHint);
                List<string> parameters =
                [
                    $"ref {element.Keyword} {OutputName}",
                    $"ref {targetType} {targets.Name}",
                    $"ref {element.Keyword} gradient",
                    $"ref {element.Keyword} weights",
                    "nuint rows",
                    "nuint batchRows",
                ];
                writer.Wrapped($"private static {Qualified.Runtime}BatchTotals {name}(", parameters, ")");
                writer.Line("{");
                writer.Indented(() =>
                {
                    writer.Line("double loss = 0;");
                    if (decision != Losses.Decision.None)
                    {
                        writer.Line("long correct = 0;");
                    }

                    writer.Line($"V scale = S.Broadcast({Scale(element, z.Shape.Length)});");
                    segments.OpenLoops(writer);
                    WriteRow(writer, element, segments, decision);
                    WriteWeight(writer, element, segments);
                    segments.CloseLoops(writer, "gradient");
                    writer.Blank();
                    writer.Line(
                        $"return new {Qualified.Runtime}BatchTotals(loss, {(decision == Losses.Decision.None ? "0" : "correct")});"
                    );
                });
                writer.Line("}");
            }
        );
        pass.Return(
            Formula,
            name,
            Argument.Read(scores),
            Argument.Read(targets),
            Argument.Write(gradient),
            "ref batch.Weights",
            "rows",
            "batch.BatchRows"
        );
    }

    /// <summary>A row that counts more or less than the others: both its loss and its gradient do.</summary>
    private static void WriteWeight(CodeWriter writer, Element element, Segments segments)
    {
        writer.Blank();
        writer.Open("if (!Unsafe.IsNullRef(ref weights))");
        writer.Line("rowLoss *= Unsafe.Add(ref weights, row);");
        writer.Line("V weight = S.Broadcast(Unsafe.Add(ref weights, row));");
        writer.Open($"for (nuint i = 0; i < {Literals.Integer(segments.Length)}; i += Lanes)");
        writer.Line("S.Store(S.Multiply(S.Load(ref gradient, at + i), weight), ref gradient, at + i);");
        writer.Close();
        writer.Close();
        writer.Blank();
        writer.Line("loss += rowLoss;");
    }
}
