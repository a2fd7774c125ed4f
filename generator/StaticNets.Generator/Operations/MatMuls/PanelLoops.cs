using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// The loops of a product over the columns of one group of rows: wide panels first, narrower ones for the columns that are left over.
/// </summary>
/// <param name="isLast">Whether no other rows follow, so that the operands need not be advanced.</param>
internal sealed class PanelLoops(TiledProduct product, RowGroup group, bool isLast)
{
    /// <summary>Whether all columns are computed by tiles of the same width.</summary>
    private bool IsOne => !Shapes.Skip(1).Any();

    /// <summary>Returns the loops of all groups of rows of a product.</summary>
    public static IEnumerable<PanelLoops> Of(TiledProduct product)
    {
        RowGroup[] groups = [.. RowGroup.Of(product)];
        return groups.Select((group, i) => new PanelLoops(product, group, i == groups.Length - 1));
    }

    /// <summary>Whether a product needs a single loop, so that no operand is advanced.</summary>
    public static bool AreOne(TiledProduct product)
    {
        PanelLoops[] groups = [.. Of(product)];
        return groups.Length == 1 && groups[0].IsOne && !product.RowsOutside;
    }

    /// <summary>
    /// Returns the number of vectors in each panel if all columns are computed by panels of the same width, in all groups of rows and at every
    /// vector width; otherwise <see langword="null"/>.
    /// </summary>
    public static int? CommonWidth(TiledProduct product)
    {
        PanelLoops[] groups = [.. Of(product)];
        int[] widths = [.. groups.SelectMany(loops => loops.Shapes).Select(shape => shape.Vectors).Distinct()];
        return widths.Length == 1 ? widths[0] : null;
    }

    /// <summary>Emits the loops of all groups of rows.</summary>
    /// <param name="operands">The arguments for the matrices of a tile.</param>
    public static void Write(CodeWriter writer, TiledProduct product, IReadOnlyList<string> operands)
    {
        PanelLoops[] groups = [.. Of(product)];
        string columns = Literals.Integer(product.N);
        string counter = "nuint n = 0";
        if (!groups.All(loops => loops.IsOne))
        {
            if (product.NeedsMask)
            {
                writer.Line($"nuint columns = ({columns} + Lanes - 1) / Lanes * Lanes;");
                columns = "columns";
            }

            writer.Line("nuint n;");
            writer.Blank();
            counter = "n = 0";
        }

        for (int i = 0; i < groups.Length; i++)
        {
            if (i > 0)
            {
                writer.Blank();
            }

            groups[i].Write(writer, operands, counter, columns);
        }
    }

    /// <param name="counter">The initialiser of the first loop over columns: <c>n = 0</c>, or the declaration <c>nuint n = 0</c>.</param>
    /// <param name="columns">The end of the loops over columns.</param>
    private void Write(CodeWriter writer, IReadOnlyList<string> operands, string counter, string columns)
    {
        if (product.RowsOutside)
        {
            // The loop over rows is outside: each block of rows of the result is written from start to end.
            writer.Open($"for (nuint block = 0; block < {Literals.Integer(group.Count)}; block++)");
            WritePanels(writer, operands, counter, columns, "1");
            writer.Blank();
            product.WriteMove(writer, group.Shape.Rows);
            writer.Close();
            return;
        }

        // The loop over columns is outside: the panel of the right matrix that a tile reads stays in the first-level cache.
        WritePanels(writer, operands, counter, columns, Literals.Integer(group.Count));
        if (!isLast)
        {
            writer.Blank();
            product.WriteMove(writer, group.Count * group.Shape.Rows);
        }
    }

    /// <summary>Emits the loops over all columns, for as many blocks of rows as <paramref name="blocks"/> says.</summary>
    private void WritePanels(CodeWriter writer, IReadOnlyList<string> operands, string counter, string columns, string blocks)
    {
        string[] arguments =
        [
            .. operands,
            "n",
            blocks,
            .. product.Kind.IsFlat ? (string[])[product.Accumulates ? "accumulate" : "false"] : [],
            .. product.K.IsConstant ? (string[])[] : ["rows"],
        ];
        if (product.IsOnePanel)
        {
            writer.Wrapped($"{Tile.Of(product.Kind, Shapes.First()).Name}<{product.TypeName}>(", arguments, ");");
            return;
        }

        string initial = counter;
        foreach (TileShape shape in Shapes)
        {
            if (initial.Length == 0)
            {
                writer.Blank();
            }

            string width = shape.Vectors == 1 ? "Lanes" : $"{shape.Vectors} * Lanes";
            string next = shape.Vectors == 1 ? "n + Lanes" : $"n + ({width})";
            string limit = IsOne ? $"n < {columns}" : $"{next} <= {columns}";
            writer.Open($"for ({initial}; {limit}; n += {width})");
            writer.Wrapped($"{Tile.Of(product.Kind, shape).Name}<{product.TypeName}>(", arguments, ");");
            writer.Close();
            initial = "";
        }
    }

    /// <summary>
    /// The shapes of the tiles that are called, from the widest to the narrowest. A shape is left out if, at every vector width, the wider
    /// shapes leave too few columns for it.
    /// </summary>
    public IEnumerable<TileShape> Shapes
    {
        get
        {
            int[] lanes = [.. product.Element.VectorLengths];
            long[] left = [.. lanes.Select(count => (product.N + count - 1) / count * count)];
            for (int vectors = group.Shape.Vectors; vectors >= 1; vectors /= 2)
            {
                if (lanes.Where((count, i) => left[i] >= vectors * count).Any())
                {
                    left = [.. lanes.Select((count, i) => left[i] % (vectors * count))];
                    yield return new TileShape(group.Shape.Rows, vectors);
                }
            }
        }
    }
}
