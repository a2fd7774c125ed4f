using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// The function that computes one row of a product with so few columns that they fill a single vector. One sum would wait for its previous
/// multiply-add at each term, so it is split into four parts. It is inlined, see <see cref="RowMultiplication"/>.
/// </summary>
internal sealed record NarrowRowMultiplication(TileKind Kind) : EmittedFunction
{
    private const int Parts = Tuning.UnrolledParts;

    public static NarrowRowMultiplication Of(TileKind kind) =>
        new(kind)
        {
            Name = kind.NameOf("MultiplyNarrowRow"),
            Summary =
                $"Computes one row of a product with few columns. Each sum has {Parts} parts, so that a multiply-add need not wait for the "
                + "one before it.",
        };

    public override IEnumerable<EmittedFunction> Helpers => [ProductInterface.For(Kind)];

    public override void Write(CodeWriter writer, Element element)
    {
        ProductLoops.Open(writer, this, Kind, element, JitHints.Inlined(writer.Names));
        writer.Line("nuint n = 0;");
        writer.Open("for (; n < P.Columns; n += Lanes)");
        WriteSums(writer, element.Keyword);
        writer.Line($"P.Store({RowProduct.SumOfParts(0, Parts)}, ref y, ref output, n, n);");
        if (Kind.FinishesLater)
        {
            writer.Line("P.Finish(ref y, ref output, n, n);");
        }

        writer.Close();
        writer.Blank();
        writer.Open("for (; n < P.YRow; n += Lanes)");
        writer.Line("S.Store(S.Zero, ref y, n);");
        writer.Close();
        writer.Close();
    }

    private static void WriteSums(CodeWriter writer, string type)
    {
        string zeros = string.Concat(Enumerable.Range(1, Parts - 1).Select(part => $", s{part} = S.Zero"));
        writer.Line($"V s0 = P.HasStart(accumulate) ? S.Load(ref start, n) : S.Zero{zeros};");
        writer.Line($"ref {type} xk = ref x;");
        writer.Line($"ref {type} kernelk = ref {writer.Names.At("kernel", "n")};");
        writer.Line("nuint k = P.Terms(samples);");
        WriteLoop(writer, Parts);
        WriteLoop(writer, 1);
        writer.Blank();
    }

    /// <summary>Emits a loop over the terms that adds <paramref name="terms"/> of them in an iteration, each to another part.</summary>
    private static void WriteLoop(CodeWriter writer, int terms)
    {
        writer.Open(terms == 1 ? "for (; k > 0; k--)" : $"for (; k >= {terms}; k -= {terms})");
        for (int part = 0; part < terms; part++)
        {
            string x = part == 0 ? "xk" : writer.Names.At("xk", Tile.Times(part, "P.XStep"));
            string kernel = part == 0 ? "0" : Tile.Times(part, "P.KernelRow");
            writer.Line($"s{part} = S.MultiplyAdd(S.Broadcast({x}), S.Load(ref kernelk, {kernel}), s{part});");
        }

        writer.Line($"xk = ref {writer.Names.At("xk", Tile.Times(terms, "P.XStep"))};");
        writer.Line($"kernelk = ref {writer.Names.At("kernelk", Tile.Times(terms, "P.KernelRow"))};");
        writer.Close();
    }
}
