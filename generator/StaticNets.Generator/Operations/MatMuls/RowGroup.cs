using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>Rows of a product that are computed in blocks of the same shape.</summary>
/// <param name="Shape">The shape of a block, unless there are fewer columns.</param>
/// <param name="Count">C# text for the number of blocks.</param>
/// <param name="Definition">The definition of <paramref name="Count"/> if it is a variable, otherwise <see langword="null"/>.</param>
internal sealed record RowGroup(TileShape Shape, string Count, string? Definition = null)
{
    // The remaining rows are computed two or one at a time over more columns, so that again eight sums are computed at the same time.
    private static readonly TileShape[] _shapes = [new(Tuning.TileRows, Tuning.TileVectors), new(2, 4), new(1, Tuning.VectorsOfRow)];

    private static readonly TileShape _ofOneVector = new(Tuning.TileRowsOfOneVector, 1);

    private static readonly string _tileRows = Literals.Integer(Tuning.TileRows);

    /// <summary>
    /// Divides the rows of a product: as many blocks of six as possible, then of two, then of one; into even blocks if all lengths are
    /// known.
    /// </summary>
    public static IEnumerable<RowGroup> Of(MatMulTile tile) =>
        tile.M.Constant is not { } rows
            ?
            [
                new(_shapes[0], "sixes", "rows / " + _tileRows),
                new(_shapes[1], "twos", $"rows % {_tileRows} / 2"),
                new(_shapes[2], "ones", "rows % 2"),
            ]
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

    /// <summary>
    /// Returns blocks whose sizes differ by at most one row: a block of few rows would wait for the latency of each multiply-add.
    /// </summary>
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
