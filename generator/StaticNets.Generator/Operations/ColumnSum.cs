using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>Sums each column (the last axis) over all samples and all other axes: the gradient of a bias.</summary>
internal static class ColumnSum
{
    private static readonly Operand[] _runtime = [RuntimeArgument.Accumulate, RuntimeArgument.Rows];

    /// <param name="name">
    /// The name of the function if a sample has several pixels; otherwise unused, because all layers without pixels share one function.
    /// </param>
    /// <param name="shape">The shape of one sample.</param>
    public static void Call(BackwardPass pass, string name, Buffer dy, Shape shape, Buffer dBias)
    {
        Operand[] operands = [Operand.Read("dy", dy), Operand.Write("dBias", dBias), .. _runtime];
        if (shape.Length == shape.Last)
        {
            pass.Call(
                "BiasGradient",
                "dBias[columns] = Σ over rows of dy[rows, columns]",
                new SumOfRows(),
                [.. operands, Operand.Number("columns", dBias.RowStride)],
                comment: $"dBias[{shape.Last}] = Σ over rows of dy[rows, {shape.Last}]",
                inlines: true
            );
            return;
        }

        string formula = $"dBias[{shape.Last}] = Σ over rows and pixels of dy[rows, {shape}]";
        pass.Call(name, formula, new SumOfPixels(shape), operands, inlines: true);
    }

    /// <summary>Whether a call sums the rows of a matrix that has a row for each sample.</summary>
    public static bool IsOfRows(FunctionCall call) => call.Function is BufferFunction { Body: SumOfRows };

    private sealed record SumOfRows : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            writer.Open("for (nuint n = 0; n < columns; n += Lanes)");
            writer.Line("V sum = accumulate ? S.Load(ref dBias, n) : S.Zero;");
            writer.Open("for (nuint row = 0; row < rows; row++)");
            writer.Line("sum = S.Add(sum, S.Load(ref dy, (row * columns) + n));");
            writer.Close();
            writer.Blank();
            writer.Line("S.Store(sum, ref dBias, n);");
            writer.Close();
        }
    }

    private sealed record SumOfPixels(Shape Shape) : FunctionBody
    {
        public override void Write(CodeWriter writer, Element element)
        {
            Segments segments = new(element, Shape);
            ChannelSums.OpenChannels(writer, segments);
            ChannelSums.Write(
                writer,
                segments,
                ["sum"],
                (_, name) => writer.Line($"{name("sum")} = S.Add({name("sum")}, S.Load(ref dy, at));")
            );
            string total = ChannelSums.Inside(segments, "sum");
            writer.Line($"S.Store(accumulate ? S.Add(S.Load(ref dBias, n), {total}) : {total}, ref dBias, n);");
            writer.Close();
        }
    }
}
