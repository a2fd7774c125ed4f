using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations;

/// <summary>The sum of each column over all samples: the gradient of a bias.</summary>
internal static class ColumnSum
{
    public static void Write(BackwardPass pass, string name, Buffer matrix, Buffer sums)
    {
        string keyword = pass.Element.Keyword;
        string summary = $"bias gradient[{sums.RowStride}] = Σ over rows of z gradient[rows, {matrix.RowStride}]";
        pass.Kernels.Add(
            name,
            writer =>
            {
                writer.Blank();
                writer.Summary(summary);
                writer.Line(pass.JitHint);
                writer.Open($"private static void {name}(ref {keyword} matrix, ref {keyword} sums, bool accumulate, nuint rows)");
                writer.Open($"for (nuint n = 0; n < {Literals.Integer(matrix.RowStride)}; n += Lanes)");
                writer.Line("V sum = accumulate ? S.Load(ref sums, n) : S.Zero;");
                writer.Open("for (nuint row = 0; row < rows; row++)");
                writer.Line($"sum = S.Add(sum, S.Load(ref matrix, (row * {Literals.Integer(matrix.RowStride)}) + n));");
                writer.Close();
                writer.Blank();
                writer.Line("S.Store(sum, ref sums, n);");
                writer.Close();
                writer.Close();
            }
        );
        pass.Call(summary, name, Argument.Read(matrix), Argument.Write(sums), "accumulate", "rows");
    }
}
