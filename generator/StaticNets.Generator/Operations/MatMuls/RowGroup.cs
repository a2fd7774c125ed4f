using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>Blocks of rows of the same shape.</summary>
/// <param name="Shape">The shape of a block, unless there are fewer columns.</param>
/// <param name="Count">Number of blocks.</param>
internal sealed record RowGroup(TileShape Shape, long Count)
{
    private static readonly TileShape _ofOneVector = new(Tuning.TileRowsOfOneVector, 1);

    /// <summary>
    /// The widest shapes of a block, from the highest to the lowest. The rows that blocks of six leave over are computed two or one at a
    /// time over more columns, so that again eight sums are computed at the same time.
    /// </summary>
    public static IReadOnlyList<TileShape> Shapes { get; } =
    [new(Tuning.TileRows, Tuning.TileVectors), new(2, 4), new(1, Tuning.VectorsOfRow)];

    /// <summary>
    /// Divides a known number of rows: as many blocks of six as possible, then of two, then of one; into even blocks if all lengths are
    /// known.
    /// </summary>
    public static IEnumerable<RowGroup> Of(TiledProduct product)
    {
        long rows = product.M.Constant ?? throw new InvalidOperationException($"{product.Name} has a row for each sample.");
        return product.K.IsConstant ? Even(rows, product.N <= product.Element.RowMultiple ? _ofOneVector : Shapes[0]) : Descending(rows);
    }

    private static IEnumerable<RowGroup> Descending(long rows)
    {
        foreach (TileShape shape in Shapes)
        {
            if (rows >= shape.Rows)
            {
                yield return new RowGroup(shape, rows / shape.Rows);
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
            yield return new RowGroup(largest with { Rows = height + 1 }, taller);
        }

        yield return new RowGroup(largest with { Rows = height }, blocks - taller);
    }
}
