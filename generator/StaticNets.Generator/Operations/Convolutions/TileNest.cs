using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions;

/// <summary>A loop around a <see cref="TiledProduct"/>, and the distance by which it advances each operand.</summary>
/// <param name="Name">The name of the loop variable.</param>
/// <param name="Count">Number of iterations.</param>
/// <param name="Steps">Elements by which an iteration advances an operand; operands that are not listed are not advanced.</param>
internal sealed record NestLoop(string Name, Extent Count, EquatableArray<(ProductOperand Operand, long Step)> Steps)
{
    public NestLoop(string name, Extent count, params (ProductOperand Operand, long Step)[] steps)
        : this(name, count, steps.ToEquatableArray()) { }

    public bool Runs => Count.Constant != 1;
}

/// <summary>
/// A function that computes a <see cref="TiledProduct"/> in nested loops, for example over samples, lines of an image and groups of
/// channels.
/// </summary>
/// <param name="Product">The product.</param>
/// <param name="Loops">The loops from the outermost inward.</param>
internal sealed record TileNest(TiledProduct Product, EquatableArray<NestLoop> Loops) : EmittedFunction
{
    /// <summary>Elements from the beginning of an operand to the part that the first iteration uses.</summary>
    public EquatableArray<(ProductOperand Operand, long Step)> Begins { get; init; }

    /// <summary>Number of elements of the result that the function sets to zero before its loops, unless it accumulates.</summary>
    public long Cleared { get; init; }

    /// <summary>
    /// The shape of one sample of the result if the padding after each sample must be zeroed, otherwise <see langword="null"/>.
    /// </summary>
    public Shape? PaddedSample { get; init; }

    /// <summary>Returns the arguments of a call.</summary>
    /// <param name="accumulate">
    /// Whether the function adds to the content of the result instead of setting the result to zero; <see langword="null"/> if
    /// <see cref="Cleared"/> is 0, because the function then has no such parameter.
    /// </param>
    public IEnumerable<Argument> Arguments(
        Buffer left,
        Buffer right,
        Buffer result,
        Buffer? bias = null,
        Buffer? output = null,
        Argument? accumulate = null
    ) =>
        [
            .. Product.Arguments(left, right, result, bias, output),
            .. accumulate is null ? (Argument[])[] : [accumulate],
            RuntimeArgument.Rows,
        ];

    /// <summary>What a row of the product is, for comments: a pixel, or a step of a sequence.</summary>
    public string Unit { get; init; } = "pixel";

    public override IEnumerable<EmittedFunction> Helpers => Product.Helpers;

    public override EmittedFunction Renamed(Func<string, string> rename) =>
        this with
        {
            Name = rename(Name),
            Product = (TiledProduct)Product.Renamed(rename),
        };

    /// <summary>
    /// Number of vectors in a panel of columns if the loop over the panels is around all other loops, so that the part of a large kernel that
    /// one panel reads stays in the second-level cache; otherwise <see langword="null"/>.
    /// </summary>
    private int? PanelOutside =>
        Product.RightBytes > Tuning.StreamedBytes && !Product.IsOneWindow && !Product.RowsOutside && !Product.NeedsMask
            ? PanelLoops.CommonWidth(Product)
            : null;

    public override void Write(CodeWriter writer, Element element)
    {
        if (PanelOutside is { } vectors && !Product.IsOnePanel)
        {
            (this with { Product = Product with { IsOnePanel = true } }).Write(writer, element, vectors);
        }
        else
        {
            Write(writer, element, vectorsOfPanel: null);
        }
    }

    private void Write(CodeWriter writer, Element element, int? vectorsOfPanel)
    {
        NestLoop[] loops = [.. Loops.Where(loop => loop.Runs)];
        bool callsTile = !Product.IsOneWindow && PanelLoops.AreOne(Product);
        string accumulate = Cleared > 0 ? ", bool accumulate" : "";
        writer.Blank();
        writer.Summary(Summary);
        writer.Line(JitHints.Optimized(writer.Names));
        string parameters = string.Join(", ", (Product with { IsOnePanel = false }).Parameters());
        writer.Open($"private static void {Name}({parameters}{accumulate}, nuint rows)");
        WriteNarrower(writer, element);
        if (Cleared > 0)
        {
            writer.Open("if (!accumulate)");
            writer.Line(ClearedMemory.Statement(Product.NameOf(ProductOperand.Result), Literals.Integer(Cleared)));
            writer.Close();
            writer.Blank();
        }

        if (vectorsOfPanel is { } vectors)
        {
            writer.Line("// Outermost, so that the columns of the kernel that one panel needs stay in the second-level cache.");
            writer.Open($"for (nuint n = 0; n < {Literals.Integer(Product.N)}; n += {vectors} * Lanes)");
        }

        foreach (NestLoop loop in loops)
        {
            writer.Open($"for (nuint {loop.Name} = 0; {loop.Name} < {loop.Count.Text}; {loop.Name}++)");
        }

        if (callsTile)
        {
            writer.Line("// " + Product.Summary);
            PanelLoops.Write(writer, Product, [.. Product.OperandsOfTile(operand => Moved(writer.Names, operand, loops))]);
        }
        else
        {
            string[] panel = vectorsOfPanel is null ? [] : ["n"];
            writer.Wrapped(
                $"{Product.Name}(",
                [.. Product.Operands.Select(operand => "ref " + Moved(writer.Names, operand, loops)), .. panel],
                ");"
            );
        }

        for (int open = loops.Length; open > 0; open--)
        {
            if (open == 1 && PaddedSample is { } shape)
            {
                Segments sample = new(element, shape);
                sample.ClearPadding(writer, Product.NameOf(ProductOperand.Result), $"row * {Literals.Integer(sample.RowStride)}");
            }

            writer.Close();
        }

        if (vectorsOfPanel is not null)
        {
            writer.Close();
        }

        writer.Close();
        if (callsTile)
        {
            new ProductType(Product, Name).Write(writer);
        }
        else
        {
            Product.Write(writer, element);
        }
    }

    /// <summary>
    /// Emits a call of the same function with narrower vectors if rows with few columns leave most of a wide vector empty. Narrow vectors
    /// then need no more instructions than wide ones, and some processors execute two of them at once.
    /// </summary>
    private void WriteNarrower(CodeWriter writer, Element element)
    {
        int lanes = element.VectorLengths.First(count => count >= Math.Min(Product.N, element.RowMultiple));
        if (lanes == element.RowMultiple)
        {
            return;
        }

        string types = Qualified.VectorTypes(lanes * element.Bytes * 8, element.Keyword);
        string[] arguments =
        [
            .. Product.Operands.Select(operand => "ref " + Product.NameOf(operand)),
            .. Cleared > 0 ? (string[])["accumulate"] : [],
            "rows",
        ];
        writer.Open($"if (Lanes > {Literals.Integer(lanes)})");
        writer.Line(
            $"// Wider vectors would stay partly empty: a {Unit} has {Plural.Of(Product.N, Unit == "step" ? "feature" : "channel")}."
        );
        writer.Wrapped($"Kernels<{types}>.{Name}(", arguments, ");");
        writer.Line("return;");
        writer.Close();
        writer.Blank();
    }

    private string Moved(SimpleNames names, ProductOperand operand, IEnumerable<NestLoop> loops)
    {
        string name = Product.NameOf(operand);
        (string Name, long Step)[] moves =
        [
            .. loops.SelectMany(loop => loop.Steps.Where(step => step.Operand == operand).Select(step => (loop.Name, step.Step))),
        ];
        long begin = Begins.Where(part => part.Operand == operand).Sum(part => part.Step);
        string[] terms = [Literals.Integer(begin), .. moves.Select(move => Arithmetic.Times(move.Name, move.Step))];
        return names.At(name, Arithmetic.Sum(terms));
    }
}
