using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>Some rows of a product that are computed in blocks of one shape.</summary>
/// <param name="Shape">The shape of a block, unless there are fewer columns.</param>
/// <param name="Count">Text that says how many blocks there are.</param>
/// <param name="Definition">What <paramref name="Count"/> is, where it is a variable.</param>
internal sealed record RowGroup(TileShape Shape, string Count, string? Definition = null)
{
    // 6 × 2 sums hide the latency of two multiply-adds a cycle and leave room in 16 registers for two vectors of b and one of a.
    // The rows that are left are taken two and one at a time, over more columns, so that eight sums are in flight again.
    private static readonly TileShape[] _shapes = [new(6, 2), new(2, 4), new(1, 8)];

    // Where a row is one vector, twice as many rows stay in registers.
    private static readonly TileShape _ofOneVector = new(12, 1);

    /// <summary>How the rows of a product are cut: as many sixes as possible, then twos, then a last one; evenly where all lengths are known.</summary>
    public static IEnumerable<RowGroup> Of(MatMulTile tile) =>
        tile.M.Constant is not { } rows
            ? [new(_shapes[0], "sixes", "rows / 6"), new(_shapes[1], "twos", "rows % 6 / 2"), new(_shapes[2], "ones", "rows % 2")]
        : tile.K.IsConstant ? Even(rows, tile.N <= tile.Element.RowMultiple ? _ofOneVector : _shapes[0])
        : Descending(rows);

    private static IEnumerable<RowGroup> Descending(long rows)
    {
        foreach (TileShape shape in _shapes)
        {
            if (rows >= shape.Rows)
            {
                yield return new RowGroup(shape, Literals.Integer(rows / shape.Rows));
            }

            rows %= shape.Rows;
        }
    }

    /// <summary>Blocks that differ by one row at most: a few rows left over would wait for each multiply-add.</summary>
    private static IEnumerable<RowGroup> Even(long rows, TileShape largest)
    {
        long blocks = (rows + largest.Rows - 1) / largest.Rows;
        int height = (int)(rows / blocks);
        long taller = rows % blocks;
        if (taller > 0)
        {
            yield return new RowGroup(largest with { Rows = height + 1 }, Literals.Integer(taller));
        }

        yield return new RowGroup(largest with { Rows = height }, Literals.Integer(blocks - taller));
    }
}
