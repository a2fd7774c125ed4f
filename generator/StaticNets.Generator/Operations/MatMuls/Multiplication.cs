using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// The function that divides a product into blocks of six, two and one rows, and each block into panels of columns. All products of a kind
/// share it. The JIT compiler compiles it for each product, and leaves out the loops that the lengths of the product do not need.
/// </summary>
internal sealed record Multiplication(TileKind Kind) : EmittedFunction
{
    public static Multiplication Of(TileKind kind) =>
        new(kind)
        {
            Name = kind.NameOf("Multiply"),
            Summary =
                "Computes a product in blocks of six rows, then of two, then of one, and each block in panels of columns, so that the kernel's "
                + "columns stay in the first-level cache. The compiler removes loops whose conditions are constant and false.",
        };

    public override IEnumerable<EmittedFunction> Helpers =>
        RowGroup.Shapes.SelectMany(widest =>
            IsPaneled(widest)
                ? (IEnumerable<EmittedFunction>)[RowMultiplication.Of(Kind)]
                : Shapes(widest).Select(shape => Tile.Of(Kind, shape))
        );

    public override void Write(CodeWriter writer, Element element)
    {
        ProductLoops.Open(writer, this, Kind, element, JitHints.Optimized(writer.Names));
        writer.Line("nuint lanes = Lanes, rows = P.Rows(samples), columns = (P.Columns + lanes - 1) / lanes * lanes, n;");
        (string Count, string Definition)[] groups =
        [
            ("sixes", $"rows / {Tuning.TileRows}"),
            ("twos", $"rows % {Tuning.TileRows} / 2"),
            ("ones", "rows % 2"),
        ];
        foreach (((string count, string definition), TileShape shape) in groups.Zip(RowGroup.Shapes, (group, shape) => (group, shape)))
        {
            writer.Blank();
            writer.Line($"nuint {count} = {definition};");
            writer.Open($"if ({count} > 0)");
            WriteGroup(writer, shape, count);
            writer.Close();
        }

        writer.Close();
    }

    /// <summary>Whether blocks of one row are divided into panels of equal width instead of ever narrower ones.</summary>
    private bool IsPaneled(TileShape widest) => widest.Rows == 1 && RowTile.Serves(Kind);

    private void WriteGroup(CodeWriter writer, TileShape widest, string count)
    {
        if (IsPaneled(widest))
        {
            writer.Line($"{RowMultiplication.Of(Kind).Name}<P>{ProductLoops.Arguments};");
            return;
        }

        TileShape? wider = null;
        foreach (TileShape shape in Shapes(widest))
        {
            WritePanels(writer, shape, wider, count);
            wider = shape;
        }

        if (widest.Rows > 1)
        {
            string rows = $"{count} * {widest.Rows} * P.";
            writer.Blank();
            writer.Line($"x = ref {writer.Names.At("x", rows + "XRow")};");
            writer.Line($"start = ref {writer.Names.At("start", rows + "StartRow")};");
            writer.Line($"y = ref {writer.Names.At("y", rows + "YRow")};");
            writer.Line($"output = ref {writer.Names.At("output", rows + "YRow")};");
        }
    }

    private void WritePanels(CodeWriter writer, TileShape shape, TileShape? wider, string blocks)
    {
        string width = shape.Vectors == 1 ? "lanes" : $"{shape.Vectors} * lanes";
        string next = shape.Vectors == 1 ? "n + lanes" : $"n + ({width})";
        string call = $"{Tile.Of(Kind, shape).Name}<P>(ref x, ref kernel, ref start, ref y, ref output, n, {blocks}, accumulate, samples);";

        // The widest shape gets a loop. After it, each narrower shape has at most one panel left to compute, so an if is enough. But if
        // only processors with 32 registers use the widest shape, the second one gets a loop too: on other processors it is the widest.
        string condition = shape.Vectors > Tuning.VectorsOfRow ? "S.HasThirtyTwoRegisters && " : "";
        if (wider is not { } before || before.Vectors > Tuning.VectorsOfRow)
        {
            writer.Open($"for ({(wider is null ? "n = 0" : "")}; {condition}{next} <= columns; n += {width})");
        }
        else
        {
            writer.Blank();
            writer.Open($"if (columns % ({before.Vectors} * lanes) >= {width})");
        }

        writer.Line(call);
        if (wider is { Vectors: <= Tuning.VectorsOfRow } && shape.Vectors > 1)
        {
            writer.Line($"n += {width};");
        }

        writer.Close();
    }

    /// <summary>
    /// Returns the shapes for a block: the widest one, and shapes with half as many vectors each time for the columns that are left over.
    /// If the weights are widened from bfloat16, a block of one row begins with a shape of twice as many vectors, for processors with 32
    /// registers: the row waits for loads more than for multiply-adds, and takes a tenth less time with twice as many sums.
    /// </summary>
    private IEnumerable<TileShape> Shapes(TileShape widest)
    {
        if (Kind is { Widens: true, KeepsColumns: false } && widest.Rows == 1)
        {
            yield return new TileShape(1, 2 * widest.Vectors);
        }

        for (int vectors = widest.Vectors; vectors >= 1; vectors /= 2)
        {
            yield return widest with
            {
                Vectors = vectors,
            };
        }
    }
}
