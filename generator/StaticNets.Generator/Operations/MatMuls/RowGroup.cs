using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>Consecutive blocks of rows that have the same shape.</summary>
/// <param name="Shape">The widest shape of a block; narrower shapes compute the columns that it leaves over.</param>
/// <param name="Count">Number of blocks.</param>
internal sealed record RowGroup(TileShape Shape, long Count)
{
    private static readonly TileShape _ofOneVector = new(Tuning.TileRowsOfOneVector, 1);

    /// <summary>
    /// The widest shapes of blocks with six, two and one rows. Blocks with two rows and one row compute the rows that blocks with six leave
    /// over. Their shapes have more vectors, so that a tile computes at least eight sums at the same time.
    /// </summary>
    public static IReadOnlyList<TileShape> Shapes { get; } =
    [new(Tuning.TileRows, Tuning.TileVectors), new(2, 4), new(1, Tuning.VectorsOfRow)];

    /// <summary>
    /// Divides a known number of rows into blocks: as many blocks of six as possible, then of two, then of one. If the number of terms is
    /// known too, the blocks have nearly equal heights instead.
    /// </summary>
    public static IEnumerable<RowGroup> Of(TiledProduct product)
    {
        long rows = product.M.Constant ?? throw new InvalidOperationException($"{product.Name} has a row for each sample.");
        return rows == 1 && !product.Kind.Widens ? [new RowGroup(Shapes[Shapes.Count - 1], 1)]
            : product.K.IsConstant ? Even(rows, product.N <= product.Element.RowMultiple ? _ofOneVector : Shapes[0])
            : Descending(rows);
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
    /// Returns blocks whose heights differ by at most one row. With blocks of the largest height, the last block could have few rows, and
    /// too few sums to hide the latency of multiply-adds.
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
