using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.LossTerms;

/// <summary>A loss term that is a sum over the elements of each row: what it adds to the loss, and to the gradient of one value.</summary>
internal static class RowTerm
{
    /// <summary>Adds the call that returns the sum of <paramref name="value"/> over all elements and rows.</summary>
    /// <param name="operands">The values of the term, all of one shape.</param>
    public static void AddToLoss(Pass pass, string label, string formula, Term value, Shape shape, params Operand[] operands) =>
        pass.Call(
            label + "Loss",
            formula,
            new SumBody(value, shape.Length),
            [.. operands, RuntimeArgument.RowWeights, RuntimeArgument.Rows],
            inlines: true,
            returnsTotals: true
        );

    /// <summary>Adds the call that adds the derivative of the term to the gradient of a value.</summary>
    /// <param name="name">The name of the function.</param>
    /// <param name="slope">The derivative for one element, of a batch with one row.</param>
    /// <param name="operands">The values that the derivative depends on.</param>
    public static void Differentiate(BackwardPass pass, string name, string formula, Term slope, Value x, params Operand[] operands)
    {
        Contribution contribution = pass.Contribute(x);
        pass.Call(
            name,
            $"dx {(contribution.Accumulate ? "+=" : "=")} {formula}, divided by the number of rows",
            new SlopeBody(slope, x.Shape.Length, contribution.Accumulate),
            [
                .. operands,
                Operand.Write("dx", contribution.Target),
                RuntimeArgument.RowWeights,
                RuntimeArgument.Rows,
                RuntimeArgument.BatchRows,
            ],
            inlines: true
        );
    }

    /// <summary>Emits <c>scale</c>, the factor of the gradient of the current row: its weight divided by the number of rows.</summary>
    public static void WriteScale(CodeWriter writer) =>
        writer.Line(
            $"V scale = {writer.Names.Unsafe}.IsNullRef(ref weights) ? share : S.Multiply(share, S.Broadcast({writer.Names.At("weights", "row")}));"
        );

    /// <summary>Emits <c>share</c>, the factor of the gradient of a row of weight 1: 1 divided by the number of rows.</summary>
    public static void WriteShare(CodeWriter writer, Element element) =>
        writer.Line($"V share = S.Broadcast(1 / ({element.Keyword})batchRows);");

    /// <summary>Emits a load of each operand of an expression, and returns the expression with these vectors.</summary>
    private static Term Load(CodeWriter writer, Term term)
    {
        List<string> loaded = [];
        Term local = term.Replace(operand =>
        {
            if (!loaded.Contains(operand))
            {
                loaded.Add(operand);
            }

            return Term.Local(operand + "Vector");
        });
        writer.Lines(loaded.Select(operand => $"V {operand}Vector = S.Load(ref {operand}, at + i);"));
        return local;
    }

    private sealed record SumBody(Term Value, long Length) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape.Of(Length));
            VectorMath math = VectorMath.Of(writer, element.Keyword);
            writer.Line("double loss = 0;");
            segments.OpenLoops(writer);
            writer.Line("V terms = S.Zero;");
            segments.VectorLoop(
                writer,
                () =>
                {
                    string term = Load(writer, Value).Text(math);
                    writer.Line($"terms = S.Add(terms, {segments.Inside(term, "S.Zero")});");
                }
            );
            writer.Blank();
            writer.Line("double rowLoss = (double)S.Sum(terms);");
            writer.Open($"if (!{writer.Names.Unsafe}.IsNullRef(ref weights))");
            writer.Line($"rowLoss *= {writer.Names.At("weights", "row")};");
            writer.Close();
            writer.Blank();
            writer.Line("loss += rowLoss;");
            writer.Close();
            writer.Blank();
            writer.Line($"return new {Qualified.Runtime}BatchTotals(loss, 0);");
        }
    }

    private sealed record SlopeBody(Term Slope, long Length, bool Accumulate) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape.Of(Length));
            VectorMath math = VectorMath.Of(writer, element.Keyword);
            WriteShare(writer, element);
            segments.OpenLoops(writer);
            WriteScale(writer);
            segments.VectorLoop(
                writer,
                () =>
                {
                    string slope = Load(writer, Slope).Text(math);
                    writer.Line(
                        segments.Store(
                            Accumulate ? $"S.MultiplyAdd(scale, {slope}, S.Load(ref dx, at + i))" : $"S.Multiply(scale, {slope})",
                            "dx"
                        )
                    );
                }
            );
            segments.CloseLoops(writer, "dx");
        }
    }
}
