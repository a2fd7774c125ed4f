using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>Sums each column (the last axis) over all samples and all other axes: the gradient of a bias.</summary>
/// <param name="Shape">The shape of one sample.</param>
internal sealed record ColumnSum(Shape Shape) : FunctionBody
{
    public static void Call(BackwardPass pass, string name, Buffer matrix, Shape shape, Buffer sums)
    {
        bool isRow = shape.Length == shape.Last;
        string over = isRow ? "rows" : "rows and pixels";
        string summary =
            $"bias gradient[{(isRow ? sums.RowStride : shape.Last)}] = Σ over {over} of z gradient[rows, {(isRow ? matrix.RowStride : shape)}]";
        Operand[] operands =
        [
            Operand.Read("matrix", matrix),
            Operand.Write("sums", sums),
            RuntimeArgument.Accumulate,
            RuntimeArgument.Rows,
        ];
        pass.Call(name, summary, new ColumnSum(shape), operands, inlines: true);
    }

    public override void Write(CodeWriter writer, Element element)
    {
        Segments segments = new(element, Shape);
        if (segments.PerRow == 1)
        {
            WriteRows(writer, segments.RowStride);
        }
        else
        {
            WritePixels(writer, segments);
        }

        writer.Close();
    }

    private static void WriteRows(CodeWriter writer, long rowStride)
    {
        writer.Open($"for (nuint n = 0; n < {Literals.Integer(rowStride)}; n += Lanes)");
        writer.Line("V sum = accumulate ? S.Load(ref sums, n) : S.Zero;");
        writer.Open("for (nuint row = 0; row < rows; row++)");
        writer.Line($"sum = S.Add(sum, S.Load(ref matrix, (row * {Literals.Integer(rowStride)}) + n));");
        writer.Close();
        writer.Blank();
        writer.Line("S.Store(sum, ref sums, n);");
    }

    private static void WritePixels(CodeWriter writer, Segments segments)
    {
        ChannelSums.OpenChannels(writer, segments);
        ChannelSums.Write(
            writer,
            segments,
            ["sum"],
            (_, name) => writer.Line($"{name("sum")} = S.Add({name("sum")}, S.Load(ref matrix, at));")
        );
        string total = ChannelSums.Inside(segments, "sum");
        writer.Line($"S.Store(accumulate ? S.Add(S.Load(ref sums, n), {total}) : {total}, ref sums, n);");
    }
}
