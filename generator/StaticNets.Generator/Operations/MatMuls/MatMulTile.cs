using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>How the sums of a tile begin.</summary>
internal enum TileStart
{
    Zero,

    /// <summary>With the bias of their column.</summary>
    Bias,

    /// <summary>With what the result holds already.</summary>
    Result,

    /// <summary>With what the result holds, if the argument <c>accumulate</c> says so.</summary>
    ResultIfAccumulating,
}

/// <summary>
/// <c>c[M, N] = finish(start + Σₖ a[m, k] · b[k, n])</c>, the one matrix product of the house. It serves the forward pass, the
/// gradient of the kernel (rows are input features, k is the batch) and the gradient of the input (b is the transposed kernel).
/// </summary>
internal sealed record MatMulTile : EmittedFunction
{
    private const long StreamedBytes = 512 * 1024;

    public required Element Element { get; init; }

    /// <summary>Rows of the result.</summary>
    public required Extent M { get; init; }

    /// <summary>Length of the sums.</summary>
    public required Extent K { get; init; }

    /// <summary>Columns of the result.</summary>
    public required long N { get; init; }

    /// <summary>Elements from a[m, k] to a[m + 1, k].</summary>
    public required long RowStrideA { get; init; }

    /// <summary>Elements from a[m, k] to a[m, k + 1].</summary>
    public required long StepA { get; init; }

    /// <summary>Elements from b[k, n] to b[k + 1, n].</summary>
    public required long RowStrideB { get; init; }

    /// <summary>Elements from c[m, n] to c[m + 1, n].</summary>
    public required long RowStrideC { get; init; }

    /// <summary>Loops around the one over k, from the outermost on: a sum that runs over the rows of a window has one.</summary>
    public EquatableArray<SumLoop> Around { get; init; }

    /// <summary>Whether a has columns too, <c>c[m, n] = Σₖ a[m, k, n] · b[k, n]</c>: nothing crosses from one column to another.</summary>
    public bool KeepsColumns { get; init; }

    public required TileStart Start { get; init; }

    /// <summary>Whether the pass is so small that sums over a constant k are unrolled and nothing but a tile is called.</summary>
    public required bool Unrolled { get; init; }

    /// <summary>A function applied to the finished sums.</summary>
    public ActivationFunction? Apply { get; init; }

    /// <summary>A function whose output <c>y</c>, laid out as c, the finished sums go back through.</summary>
    public ActivationFunction? DifferentiateThrough { get; init; }

    /// <summary>The matrices that the kernel takes by reference, and how a panel of columns finds its part of them.</summary>
    public IEnumerable<(string Name, bool MovesWithRows, bool MovesWithColumns)> Operands
    {
        get
        {
            yield return ("a", true, KeepsColumns);
            yield return ("b", false, true);
            if (Start == TileStart.Bias)
            {
                yield return ("bias", false, true);
            }

            yield return ("c", true, true);
            if (DifferentiateThrough is not null)
            {
                yield return ("y", true, true);
            }
        }
    }

    /// <summary>Whether b is too large for a second-level cache and is fetched ahead.</summary>
    public bool Streams => K.Constant is { } k && k * RowStrideB * Element.Bytes > StreamedBytes;

    /// <summary>
    /// Whether a block of rows is taken through all columns before the next one, and not a panel of columns through all rows: where k runs
    /// over samples, b is short and stays near, and a c that is larger than the cache wants to be written row by row.
    /// </summary>
    public bool RowsOutside => !K.IsConstant && M.Constant is { } m && m * RowStrideC * Element.Bytes > StreamedBytes;

    public bool Accumulates => Start == TileStart.ResultIfAccumulating;

    /// <summary>Whether vectors reach beyond the last column, into what must stay as it is.</summary>
    public bool NeedsMask => N % Element.RowMultiple != 0;

    /// <summary>Whether the number of rows or the length of the sums is that of the call.</summary>
    public bool TakesRows => !M.IsConstant || !K.IsConstant;

    public override void Write(CodeWriter writer, Element element)
    {
        if (Unrolled && K.Constant is { } k)
        {
            new RowProduct(this, k).Write(writer);
            return;
        }

        List<TileShape> used = [];
        writer.Blank();
        writer.Summary(Summary);
        writer.Line(Unrolled ? JitHints.Inlined(writer.Names) : JitHints.Optimized(writer.Names));
        writer.Open($"private static void {Name}({string.Join(", ", Parameters())}{(TakesRows ? ", nuint rows" : "")})");
        if (NeedsMask)
        {
            writer.Line($"nuint columns = ({Literals.Integer(N)} + Lanes - 1) / Lanes * Lanes;");
        }

        writer.Line("nuint n;");
        IReadOnlyList<RowGroup> groups = RowGroup.Of(this).ToList();
        foreach (RowGroup group in groups)
        {
            bool isLast = group == groups[groups.Count - 1];
            if (RowsOutside)
            {
                WriteBlocks(writer, group, used);
            }
            else
            {
                WriteGroup(writer, group, isLast, used);
            }
        }

        writer.Close();
        foreach (TileShape shape in used)
        {
            new TileBody(this, shape).Write(writer);
        }
    }

    /// <summary>The arguments of a call, in the order of <see cref="Operands"/>.</summary>
    /// <param name="y">Where <see cref="DifferentiateThrough"/> finds its output.</param>
    public IEnumerable<Argument> Arguments(Buffer a, Buffer b, Buffer c, Buffer? bias = null, Buffer? y = null)
    {
        foreach ((string name, _, _) in Operands)
        {
            yield return name switch
            {
                "a" => Argument.Read(a),
                "b" => Argument.Read(b),
                "bias" => Argument.Read(bias!),
                "c" => Argument.Write(c),
                _ => Argument.Read(y!),
            };
        }

        if (Accumulates)
        {
            yield return RuntimeArgument.Accumulate;
        }

        if (TakesRows)
        {
            yield return RuntimeArgument.Rows;
        }
    }

    /// <summary>The parameters that the driver and its tiles share.</summary>
    public IEnumerable<string> Parameters() =>
        Operands.Select(operand => $"ref {Element.Keyword} {operand.Name}").Concat(Accumulates ? ["bool accumulate"] : []);

    /// <summary>Columns outside, rows inside: the panel of b that a tile reads stays in the first-level cache.</summary>
    private void WriteGroup(CodeWriter writer, RowGroup group, bool isLast, List<TileShape> used)
    {
        if (group.Definition is not null)
        {
            writer.Blank();
            writer.Line($"nuint {group.Count} = {group.Definition};");
            writer.Open($"if ({group.Count} > 0)");
        }

        WritePanels(writer, group, group.Count, used);
        if (!isLast)
        {
            WriteMove(writer, group.Shape.Rows, group.Count + " * ");
        }

        if (group.Definition is not null)
        {
            writer.Close();
        }
    }

    /// <summary>Rows outside, columns inside: each block of rows of c is written from end to end.</summary>
    private void WriteBlocks(CodeWriter writer, RowGroup group, List<TileShape> used)
    {
        writer.Open($"for (nuint block = 0; block < {group.Count}; block++)");
        WritePanels(writer, group, "1", used);
        writer.Blank();
        WriteMove(writer, group.Shape.Rows);
        writer.Close();
        writer.Blank();
    }

    /// <summary>All columns of some blocks of rows.</summary>
    private void WritePanels(CodeWriter writer, RowGroup group, string blocks, List<TileShape> used)
    {
        string initial = "n = 0";
        foreach (TileShape shape in Narrowing(group.Shape))
        {
            if (initial.Length == 0)
            {
                writer.Blank();
            }

            used.Add(shape);
            string step = shape.Vectors == 1 ? "Lanes" : $"({shape.Vectors} * Lanes)";
            writer.Open($"for ({initial}; n + {step} <= {(NeedsMask ? "columns" : Literals.Integer(N))}; n += {step.Trim('(', ')')})");
            writer.Line($"{Name}{shape}({string.Join(", ", PanelArguments(writer.Names, blocks))});");
            writer.Close();
            initial = "";
        }
    }

    /// <summary>Moves on to the rows behind some blocks of rows.</summary>
    public void WriteMove(CodeWriter writer, int rows, string times = "")
    {
        foreach ((string name, bool movesWithRows, _) in Operands)
        {
            if (movesWithRows)
            {
                long stride = rows * (name == "a" ? RowStrideA : RowStrideC);
                writer.Line($"{name} = ref {writer.Names.At(name, times + Literals.Integer(stride))};");
            }
        }
    }

    /// <summary>The shape, and narrower ones for the columns that it leaves at some width of vectors.</summary>
    private IEnumerable<TileShape> Narrowing(TileShape shape)
    {
        int[] lanes = [.. Element.VectorLengths];
        long[] left = [.. lanes.Select(count => (N + count - 1) / count * count)];
        for (int vectors = shape.Vectors; vectors >= 1; vectors /= 2)
        {
            if (lanes.Where((count, i) => left[i] >= vectors * count).Any())
            {
                left = [.. lanes.Select((count, i) => left[i] % (vectors * count))];
                yield return new TileShape(shape.Rows, vectors);
            }
        }
    }

    private IEnumerable<string> PanelArguments(SimpleNames names, string blocks)
    {
        foreach ((string name, _, bool movesWithColumns) in Operands)
        {
            yield return movesWithColumns ? "ref " + names.At(name, "n") : $"ref {name}";
        }

        if (Accumulates)
        {
            yield return "accumulate";
        }

        if (NeedsMask)
        {
            yield return $"{Literals.Integer(N)} - n";
        }

        yield return blocks;
        if (!K.IsConstant)
        {
            yield return "rows";
        }
    }
}
