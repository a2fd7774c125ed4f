using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions;

/// <summary>A loop around a tile product, and the distance by which it advances each operand.</summary>
/// <param name="Name">The name of the loop variable.</param>
/// <param name="Count">Number of iterations.</param>
/// <param name="Steps">Elements by which an iteration advances an operand; operands that are not listed are not advanced.</param>
internal sealed record NestLoop(string Name, Extent Count, EquatableArray<(string Operand, long Step)> Steps)
{
    public NestLoop(string name, Extent count, params (string Operand, long Step)[] steps)
        : this(name, count, steps.ToEquatableArray()) { }

    public bool Runs => Count.Constant != 1;
}

/// <summary>A function that calls a tile product in nested loops: for each sample, line of an image, group of channels.</summary>
/// <param name="Tile">The tile product.</param>
/// <param name="Loops">The loops from the outermost inward.</param>
internal sealed record TileNest(MatMulTile Tile, EquatableArray<NestLoop> Loops) : EmittedFunction
{
    /// <summary>Number of elements of c that the function clears first, unless it accumulates; 0 for none.</summary>
    public long Cleared { get; init; }

    /// <summary>The shape of one sample of c if the padding after each sample must be zeroed, otherwise <see langword="null"/>.</summary>
    public Shape? PaddedSample { get; init; }

    /// <summary>Returns the arguments of a call.</summary>
    /// <param name="accumulate">Whether the first sample adds to the content of c; only if the function may clear c.</param>
    public IEnumerable<Argument> Arguments(
        Buffer a,
        Buffer b,
        Buffer c,
        Buffer? bias = null,
        Buffer? y = null,
        Argument? accumulate = null
    ) => [.. Tile.Arguments(a, b, c, bias, y), .. accumulate is null ? (Argument[])[] : [accumulate], RuntimeArgument.Rows];

    public override void Write(CodeWriter writer, Element element)
    {
        NestLoop[] loops = [.. Loops.Where(loop => loop.Runs)];
        string accumulate = Cleared > 0 ? ", bool accumulate" : "";
        writer.Blank();
        writer.Summary(Summary);
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Open($"private static void {Name}({string.Join(", ", Tile.Parameters())}{accumulate}, nuint rows)");
        WriteNarrower(writer, element);
        if (Cleared > 0)
        {
            writer.Open("if (!accumulate)");
            writer.Line($"{Qualified.InteropServices}MemoryMarshal.CreateSpan(ref c, {Literals.Integer(Cleared)}).Clear();");
            writer.Close();
            writer.Blank();
        }

        foreach (NestLoop loop in loops)
        {
            writer.Open($"for (nuint {loop.Name} = 0; {loop.Name} < {loop.Count.Text}; {loop.Name}++)");
        }

        writer.Wrapped($"{Tile.Name}(", [.. Tile.Operands.Select(operand => Moved(writer.Names, operand.Name, loops))], ");");
        for (int open = loops.Length; open > 0; open--)
        {
            if (open == 1 && PaddedSample is { } shape)
            {
                Segments sample = new(element, shape);
                sample.ClearPadding(writer, "c", $"row * {Literals.Integer(sample.RowStride)}");
            }

            writer.Close();
        }

        writer.Close();
        Tile.Write(writer, element);
    }

    /// <summary>
    /// Emits narrower vectors: rows with few columns leave most of a wide vector empty. Narrow ones do the same work, and some processors
    /// execute two of them at once.
    /// </summary>
    private void WriteNarrower(CodeWriter writer, Element element)
    {
        int lanes = element.VectorLengths.First(count => count >= Math.Min(Tile.N, element.RowMultiple));
        if (lanes == element.RowMultiple)
        {
            return;
        }

        string types = Qualified.VectorTypes(lanes * element.Bytes * 8, element.Keyword);
        string[] arguments =
        [
            .. Tile.Operands.Select(operand => "ref " + operand.Name),
            .. Cleared > 0 ? (string[])["accumulate"] : [],
            "rows",
        ];
        writer.Open($"if (Lanes > {Literals.Integer(lanes)})");
        writer.Line("// A vector that holds a row is wide enough.");
        writer.Wrapped($"Kernels<{types}>.{Name}(", arguments, ");");
        writer.Line("return;");
        writer.Close();
        writer.Blank();
    }

    private static string Moved(SimpleNames names, string operand, IEnumerable<NestLoop> loops)
    {
        (string Name, long Step)[] moves =
        [
            .. loops.SelectMany(loop => loop.Steps.Where(step => step.Operand == operand).Select(step => (loop.Name, step.Step))),
        ];
        if (moves.Length == 0)
        {
            return "ref " + operand;
        }

        string[] terms = [.. moves.Select(move => $"{move.Name} * {Literals.Integer(move.Step)}")];
        string offset = terms.Length == 1 ? terms[0] : string.Join(" + ", terms.Select(term => $"({term})"));
        return "ref " + names.At(operand, offset);
    }
}
