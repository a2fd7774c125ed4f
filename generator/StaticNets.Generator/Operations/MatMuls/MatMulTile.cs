using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>The initial value of the sums of a tile.</summary>
internal enum TileStart
{
    Zero,

    /// <summary>The bias of the column.</summary>
    Bias,

    /// <summary>A matrix that is laid out as the result.</summary>
    Addend,

    /// <summary>The content of the result.</summary>
    Result,

    /// <summary>The content of the result if the argument <c>accumulate</c> is true, otherwise zero.</summary>
    ResultIfAccumulating,
}

/// <summary>
/// <c>c[M, N] = finish(start + Σₖ a[m, k] · b[k, n])</c>, the only matrix product of the project. It serves the forward pass, the gradient
/// of the kernel (rows are input features, k runs over the batch) and the gradient of the input (b is the transposed kernel).
/// </summary>
internal sealed record MatMulTile : EmittedFunction
{
    public required Element Element { get; init; }

    /// <summary>Number of rows of the result.</summary>
    public required Extent M { get; init; }

    /// <summary>Number of terms of each sum.</summary>
    public required Extent K { get; init; }

    /// <summary>Number of columns of the result.</summary>
    public required long N { get; init; }

    /// <summary>Distance in elements from a[m, k] to a[m + 1, k].</summary>
    public required long RowStrideA { get; init; }

    /// <summary>Distance in elements from a[m, k] to a[m, k + 1].</summary>
    public required long StepA { get; init; }

    /// <summary>Distance in elements from b[k, n] to b[k + 1, n].</summary>
    public required long RowStrideB { get; init; }

    /// <summary>Number format of b; a shorter one than the network's is widened when b is loaded.</summary>
    public BufferElement ElementOfB { get; init; }

    /// <summary>Distance in elements from c[m, n] to c[m + 1, n].</summary>
    public required long RowStrideC { get; init; }

    /// <summary>The loops around the loop over k, from the outermost inward: for example, one over the rows of a window.</summary>
    public EquatableArray<SumLoop> Around { get; init; }

    /// <summary>
    /// Whether a has columns too, <c>c[m, n] = Σₖ a[m, k, n] · b[k, n]</c>, as in a depthwise convolution: columns are not mixed.
    /// </summary>
    public bool KeepsColumns { get; init; }

    public required TileStart Start { get; init; }

    /// <summary>Whether the pass is so small that sums over a constant k are unrolled and only tiles are called.</summary>
    public required bool Unrolled { get; init; }

    /// <summary>An activation that is applied to the finished sums.</summary>
    public ActivationFunction? Apply { get; init; }

    /// <summary>An activation with output <c>y</c> (laid out as c) by whose derivative the finished sums are multiplied.</summary>
    public ActivationFunction? DifferentiateThrough { get; init; }

    /// <summary>
    /// The matrices that the function receives by reference, and whether each advances with the rows or the columns of a panel.
    /// </summary>
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
            else if (Start == TileStart.Addend)
            {
                yield return ("addend", true, true);
            }

            yield return ("c", true, true);
            if (DifferentiateThrough is not null)
            {
                yield return ("y", true, true);
            }
        }
    }

    /// <summary>Whether b is too large for a second-level cache, so that it is prefetched.</summary>
    public bool Streams => K.Constant is { } k && k * RowStrideB * ElementOfB.Bytes(Element) > Tuning.StreamedBytes;

    /// <summary>Whether b is widened when it is loaded.</summary>
    public bool WidensB => ElementOfB == BufferElement.BFloat16;

    /// <summary>
    /// Whether the loop over rows is outside and the loop over columns inside, instead of the other way round. If k runs over samples, b is
    /// short and stays in the cache, while a c that is larger than the cache should be written row by row.
    /// </summary>
    public bool RowsOutside => !K.IsConstant && M.Constant is { } m && m * RowStrideC * Element.Bytes > Tuning.StreamedBytes;

    public bool Accumulates => Start == TileStart.ResultIfAccumulating;

    /// <summary>Whether vectors extend past the last column, into elements that must not change.</summary>
    public bool NeedsMask => N % Element.RowMultiple != 0;

    /// <summary>Whether the number of rows or of terms is the number of samples of the call.</summary>
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

    /// <summary>Returns the arguments of a call, in the order of <see cref="Operands"/>.</summary>
    /// <param name="start">The bias or the addend that the sums begin with.</param>
    /// <param name="y">Where <see cref="DifferentiateThrough"/> finds its output.</param>
    public IEnumerable<Argument> Arguments(Buffer a, Buffer b, Buffer c, Buffer? start = null, Buffer? y = null)
    {
        foreach ((string name, _, _) in Operands)
        {
            yield return name switch
            {
                "a" => Argument.Read(a),
                "b" => Argument.Read(b),
                "bias" or "addend" => Argument.Read(start!),
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

    /// <summary>Returns the parameters that the function and its tiles share.</summary>
    public IEnumerable<string> Parameters() =>
        Operands
            .Select(operand => $"ref {ElementOf(operand.Name).Keyword(Element)} {operand.Name}")
            .Concat(Accumulates ? ["bool accumulate"] : []);

    private BufferElement ElementOf(string operand) => operand == "b" ? ElementOfB : BufferElement.Network;

    /// <summary>
    /// Emits the loop over columns outside and the loop over rows inside: the panel of b that a tile reads stays in the first-level cache.
    /// </summary>
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

    /// <summary>
    /// Emits the loop over rows outside and the loop over columns inside: each block of rows of c is written from start to end.
    /// </summary>
    private void WriteBlocks(CodeWriter writer, RowGroup group, List<TileShape> used)
    {
        writer.Open($"for (nuint block = 0; block < {group.Count}; block++)");
        WritePanels(writer, group, "1", used);
        writer.Blank();
        WriteMove(writer, group.Shape.Rows);
        writer.Close();
        writer.Blank();
    }

    /// <summary>Emits the computation of all columns of some blocks of rows.</summary>
    private void WritePanels(CodeWriter writer, RowGroup group, string blocks, List<TileShape> used)
    {
        string initial = "n = 0";
        foreach (TileShape shape in WideRow(group.Shape).Concat(Narrowing(group.Shape)))
        {
            if (initial.Length == 0)
            {
                writer.Blank();
            }

            used.Add(shape);
            string step = shape.Vectors == 1 ? "Lanes" : $"({shape.Vectors} * Lanes)";
            string condition = shape.Vectors > Tuning.VectorsOfRow ? "S.HasThirtyTwoRegisters && " : "";
            string end = NeedsMask ? "columns" : Literals.Integer(N);
            writer.Open($"for ({initial}; {condition}n + {step} <= {end}; n += {step.Trim('(', ')')})");
            writer.Line($"{Name}{shape}({string.Join(", ", PanelArguments(writer.Names, blocks))});");
            writer.Close();
            initial = "";
        }
    }

    /// <summary>Emits statements that advance the operands past some blocks of rows.</summary>
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

    /// <summary>
    /// A row that widens its weights waits for loads more than for multiply-adds: where 32 registers hold twice as many sums, it takes a
    /// tenth less time.
    /// </summary>
    private IEnumerable<TileShape> WideRow(TileShape shape)
    {
        const int vectors = 2 * Tuning.VectorsOfRow;
        return WidensB && shape.Rows == 1 && !KeepsColumns && !NeedsMask && N >= vectors * Element.PerNarrowestVector
            ? [new TileShape(1, vectors)]
            : [];
    }

    /// <summary>Returns the shape, and narrower shapes for the columns that it leaves over at some vector width.</summary>
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
