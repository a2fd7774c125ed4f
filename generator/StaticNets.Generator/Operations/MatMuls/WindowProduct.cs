using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// A product with a single row whose sums are split, see <see cref="TiledProduct.SplitsSums"/>. The sums of all iterations of the loop
/// around are computed side by side, so that a multiply-add need not wait for the one before it, and are added in the same order as in a
/// product with more rows.
/// </summary>
internal sealed class WindowProduct(TiledProduct product)
{
    // Vectors of columns that share a broadcast; their sums and those of three steps fit in 16 registers.
    private const int Vectors = 2;

    private readonly SumLoop _around = product.Around[0];
    private readonly long _terms = product.K.Constant!.Value;
    private readonly string _x = product.NameOf(ProductOperand.Left);
    private readonly string _kernel = product.NameOf(ProductOperand.Right);
    private readonly string _y = product.NameOf(ProductOperand.Result);

    private IEnumerable<int> Parts => Enumerable.Range(0, (int)_around.Count);

    public void Write(CodeWriter writer)
    {
        writer.Blank();
        writer.Summary(product.Summary + $" Each sum has {_around.Count} parts, which do not wait for each other.");
        writer.Line(JitHints.Inlined(writer.Names));
        writer.Open($"private static void {product.Name}({string.Join(", ", product.Parameters())})");
        string columns = Literals.Integer(product.N);
        writer.Line("nuint n = 0;");
        writer.Open($"for (; n + ({Vectors} * Lanes) <= {columns}; n += {Vectors} * Lanes)");
        WriteSums(writer, Vectors);
        writer.Close();
        writer.Blank();
        writer.Open($"for (; n < {columns}; n += Lanes)");
        WriteSums(writer, 1);
        writer.Close();
        writer.Close();
        new ProductType(product, product.Name).Write(writer);
    }

    /// <summary>Emits the sums of adjacent vectors of columns.</summary>
    private void WriteSums(CodeWriter writer, int vectors)
    {
        int[] all = [.. Enumerable.Range(0, vectors)];
        writer.Line($"V {string.Join(", ", Parts.SelectMany(part => all.Select(v => $"{Sum(part, v)} = S.Zero")))};");
        writer.Line($"ref {product.Element.Keyword} xk = ref {_x};");
        writer.Line($"ref {product.Element.Keyword} kernelk = ref {writer.Names.At(_kernel, "n")};");
        writer.Open($"for (nuint k = 0; k < {Literals.Integer(_terms)}; k++)");
        foreach (int part in Parts)
        {
            string x = part == 0 ? "xk" : writer.Names.At("xk", Literals.Integer(part * ((_terms * product.LeftStep) + _around.SkipLeft)));
            writer.Line($"V x{part} = S.Broadcast({x});");
            writer.Lines(
                all.Select(v =>
                {
                    string weights = Arithmetic.Sum(Literals.Integer(part * _terms * product.RightRowStride), v == 0 ? "0" : "Lanes");
                    return $"{Sum(part, v)} = S.MultiplyAdd(x{part}, S.Load(ref kernelk, {weights}), {Sum(part, v)});";
                })
            );
        }

        writer.Line($"xk = ref {writer.Names.At("xk", Literals.Integer(product.LeftStep))};");
        writer.Line($"kernelk = ref {writer.Names.At("kernelk", Literals.Integer(product.RightRowStride))};");
        writer.Close();
        writer.Blank();
        foreach (int v in all)
        {
            string column = v == 0 ? "n" : "n + Lanes";
            string start = product.HasStart ? $"S.Load(ref {product.NameOf(ProductOperand.Start)}, {column})" : "S.Zero";
            string sum = Parts.Aggregate(start, (total, part) => $"S.Add({total}, {Sum(part, v)})");
            writer.Line($"{product.TypeName}.Store({sum}, ref {_y}, ref {_y}, {column}, {column});");
        }
    }

    private static string Sum(int part, int vector) => vector == 0 ? $"s{part}" : $"t{part}";
}
