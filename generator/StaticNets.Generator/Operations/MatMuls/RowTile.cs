using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// The function that computes one panel of a single row, with all sums in registers. A second type parameter says how many vectors the panel
/// has; the JIT compiler removes the sums that a panel does not have, so one function serves all widths. With a <see cref="Tile"/> for each power of two, the
/// vectors left over would take narrow tiles, in which each multiply-add waits for the one before it.
/// </summary>
internal sealed record RowTile(TileKind Kind) : EmittedFunction
{
    private const int Sums = Tuning.LargestWideRowTile;

    /// <summary>Whether products of a kind have their single rows computed by this function.</summary>
    public static bool Serves(TileKind kind) => kind is { Widens: false, KeepsColumns: false, IsFlat: true };

    public static RowTile Of(TileKind kind) =>
        new(kind)
        {
            Name = kind.NameOf("RowTile"),
            Summary =
                $"One row of y, a panel of at most {Sums} vectors: all sums stay in registers while k runs. The compiler removes the sums that "
                + "the panel does not have.",
        };

    public override IEnumerable<EmittedFunction> Helpers => [ProductInterface.For(Kind), RowPanel.Types];

    public override void Write(CodeWriter writer, Element element)
    {
        string type = element.Keyword;
        writer.Blank();
        writer.Summary(Summary);
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Line(
            $"private static void {Name}<P, W>(ref {type} x, ref {type} kernel, ref {type} start, ref {type} y, ref {type} output, nuint n, bool accumulate, nuint samples)"
        );
        writer.Line($"    where P : struct, {ProductInterface.For(Kind).Name}");
        writer.Line($"    where W : struct, {RowPanel.Types.Name}");
        writer.Open("{", alone: true);
        writer.Line("nuint lanes = Lanes, vectors = W.Vectors((P.Columns + lanes - 1) / lanes);");
        foreach (string operand in (string[])["kernel", "start", "y", "output"])
        {
            writer.Line($"{operand} = ref {writer.Names.At(operand, "n")};");
        }

        IEnumerable<string> sums = Enumerable.Range(0, Sums).Select(v => $"s{v}");
        writer.Line($"V {string.Join(", ", sums)};");
        writer.Line($"{string.Join(" = ", sums)} = S.Zero;");
        writer.Open("if (P.HasStart(accumulate))");
        WriteEach(writer, v => $"s{v} = S.Load(ref start, {Tile.Column(v)});");
        writer.Close();
        writer.Blank();
        writer.Open("for (nuint k = 0; k < P.Terms(samples); k++)");
        writer.Line("V xk = S.Broadcast(x);");
        WriteEach(writer, v => $"s{v} = S.MultiplyAdd(xk, S.Load(ref kernel, {Tile.Column(v)}), s{v});");
        if (Kind.Prefetches)
        {
            WriteEach(
                writer,
                v =>
                    Kind.IsBlock
                        ? $"S.Prefetch(ref kernel, {(v == 0 ? "vectors * lanes" : $"(vectors + {v}) * lanes")});"
                        : $"S.Prefetch(ref kernel, {Tile.Cell(Tuning.RowsAhead, v, "P.KernelRow")});"
            );
        }

        writer.Line($"x = ref {writer.Names.At("x", "P.XStep")};");
        writer.Line($"kernel = ref {writer.Names.At("kernel", "P.KernelRow")};");
        writer.Close();
        writer.Blank();
        WriteEach(writer, v => $"P.Store(s{v}, ref y, ref output, {Tile.Column(v)}, {Tile.Column(v, from: "n")});");
        if (Kind.FinishesLater)
        {
            writer.Blank();
            writer.Open("for (nuint i = 0; i < vectors * lanes; i += lanes)");
            writer.Line("P.Finish(ref y, ref output, i, n + i);");
            writer.Close();
        }

        writer.Close();
    }

    /// <summary>Emits a statement for each vector that the panel has; every panel has a first one.</summary>
    private static void WriteEach(CodeWriter writer, Func<int, string> statement) =>
        writer.Lines(Enumerable.Range(0, Sums).Select(v => (v == 0 ? "" : $"if (vectors > {v}) ") + statement(v)));
}
