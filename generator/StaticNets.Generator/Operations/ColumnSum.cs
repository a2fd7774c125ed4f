using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>The sum of each column, the last axis, over all samples and all other axes: the gradient of a bias.</summary>
internal static class ColumnSum
{
    public static void Write(BackwardPass pass, string name, Buffer matrix, Shape shape, Buffer sums)
    {
        string keyword = pass.Element.Keyword;
        Segments segments = new(pass.Element, shape);
        bool isRow = segments.PerRow == 1;
        string over = isRow ? "rows" : "rows and pixels";
        string summary =
            $"bias gradient[{(isRow ? sums.RowStride : shape.Last)}] = Σ over {over} of z gradient[rows, {(isRow ? matrix.RowStride : shape)}]";
        pass.Kernels.Add(
            name,
            writer =>
            {
                writer.Blank();
                writer.Summary(summary);
                writer.Line(pass.JitHint);
                writer.Open($"private static void {name}(ref {keyword} matrix, ref {keyword} sums, bool accumulate, nuint rows)");
                if (isRow)
                {
                    WriteRows(writer, matrix);
                }
                else
                {
                    WritePixels(writer, segments);
                }

                writer.Close();
                writer.Close();
            }
        );
        pass.Call(summary, name, Argument.Read(matrix), Argument.Write(sums), "accumulate", "rows");
    }

    private static void WriteRows(CodeWriter writer, Buffer matrix)
    {
        writer.Open($"for (nuint n = 0; n < {Literals.Integer(matrix.RowStride)}; n += Lanes)");
        writer.Line("V sum = accumulate ? S.Load(ref sums, n) : S.Zero;");
        writer.Open("for (nuint row = 0; row < rows; row++)");
        writer.Line($"sum = S.Add(sum, S.Load(ref matrix, (row * {Literals.Integer(matrix.RowStride)}) + n));");
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
