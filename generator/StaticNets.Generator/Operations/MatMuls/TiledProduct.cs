using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>The initial value of the sums of a product.</summary>
internal enum ProductStart
{
    Zero,

    /// <summary>The bias of the column.</summary>
    Bias,

    /// <summary>A matrix with the layout of the result.</summary>
    Addend,

    /// <summary>The content of the result.</summary>
    Result,

    /// <summary>The content of the result if the argument <c>accumulate</c> is true, otherwise zero.</summary>
    ResultIfAccumulating,
}

/// <summary>
/// <c>result[M, N] = finish(start + Σₖ left[m, k] · right[k, n])</c>, the only matrix product of the project. It serves the forward pass,
/// the gradient of the kernel (rows are input features, k runs over the batch) and the gradient of the input (right is the transposed
/// kernel). Its function divides the result into blocks; the tiles that compute the blocks are shared by all products of the same
/// <see cref="TileKind"/>.
/// </summary>
internal sealed record TiledProduct : EmittedFunction
{
    public required Element Element { get; init; }

    /// <summary>The names of the matrices in emitted code.</summary>
    public required ProductNames Names { get; init; }

    /// <summary>Number of rows of the result.</summary>
    public required Extent M { get; init; }

    /// <summary>Number of terms of each sum.</summary>
    public required Extent K { get; init; }

    /// <summary>Number of columns of the result.</summary>
    public required long N { get; init; }

    /// <summary>Distance in elements from left[m, k] to left[m + 1, k].</summary>
    public required long LeftRowStride { get; init; }

    /// <summary>Distance in elements from left[m, k] to left[m, k + 1].</summary>
    public required long LeftStep { get; init; }

    /// <summary>Distance in elements from right[k, n] to right[k + 1, n].</summary>
    public required long RightRowStride { get; init; }

    /// <summary>Number format of right; numbers in a shorter format than the network's are widened when they are loaded.</summary>
    public BufferElement RightElement { get; init; }

    /// <summary>Distance in elements from result[m, n] to result[m + 1, n].</summary>
    public required long ResultRowStride { get; init; }

    /// <summary>The loops around the loop over k, from the outermost inward: for example, a loop over the rows of a window.</summary>
    public EquatableArray<SumLoop> Around { get; init; }

    /// <summary>
    /// Whether left has columns too and columns are not mixed, as in a depthwise convolution: <c>result[m, n] = Σₖ left[m, k, n] · right[k,
    /// n]</c>.
    /// </summary>
    public bool KeepsColumns { get; init; }

    public required ProductStart Start { get; init; }

    /// <summary>
    /// Whether the pass is so small that its sums are unrolled. A product whose number of terms is not constant cannot be unrolled; in so
    /// small a pass it calls the tiles directly, without the shared loops.
    /// </summary>
    public required bool Unrolled { get; init; }

    /// <summary>The activation that is applied to the finished sums; <see langword="null"/> for none.</summary>
    public ActivationFunction? Apply { get; init; }

    /// <summary>
    /// The activation by whose derivative the finished sums are multiplied; <see langword="null"/> for none. The derivative is computed
    /// from the output of the activation, which has the layout of the result.
    /// </summary>
    public ActivationFunction? DifferentiateThrough { get; init; }

    /// <summary>
    /// Whether each element of <see cref="ProductOperand.Output"/>, a matrix with the layout of the result, is prefetched when the result is
    /// stored, because it is read next.
    /// </summary>
    public bool PrefetchesOutput { get; init; }

    /// <summary>Whether the product has an operand <see cref="ProductOperand.Output"/>.</summary>
    private bool HasOutput => PrefetchesOutput || DifferentiateThrough is not null;

    /// <summary>The matrices that the function receives by reference, in the order of its parameters.</summary>
    public IEnumerable<ProductOperand> Operands
    {
        get
        {
            yield return ProductOperand.Left;
            yield return ProductOperand.Right;
            if (HasStart)
            {
                yield return ProductOperand.Start;
            }

            yield return ProductOperand.Result;
            if (HasOutput)
            {
                yield return ProductOperand.Output;
            }
        }
    }

    /// <summary>Whether the sums begin with the elements of a separate matrix: a bias or an addend.</summary>
    public bool HasStart => Start is ProductStart.Bias or ProductStart.Addend;

    /// <summary>Whether right is too large for a second-level cache, so that it is prefetched.</summary>
    public bool Streams => IsBlock || (K.Constant is { } k && k * RightRowStride * RightElement.Bytes(Element) > Tuning.StreamedBytes);

    /// <summary>Whether the terms are a part of those of a product with a large right matrix, see <see cref="BlockedProduct"/>.</summary>
    public bool IsBlock { get; init; }

    /// <summary>Size in bytes of all rows of right, over all terms of a sum; 0 if their number is not constant.</summary>
    public long RightBytes =>
        Around.Aggregate((K.Constant ?? 0) * RightRowStride * RightElement.Bytes(Element), (bytes, loop) => bytes * loop.Count);

    /// <summary>
    /// Whether the loop over rows is outside and the loop over columns inside, instead of the other way round. If k runs over samples,
    /// right is short and stays in the cache, while a result that is larger than the cache should be written row by row.
    /// </summary>
    public bool RowsOutside => !K.IsConstant && M.Constant is { } m && m * ResultRowStride * Element.Bytes > Tuning.StreamedBytes;

    /// <summary>
    /// Whether the function computes one panel of columns, from the column <c>n</c> on, because the loop over the panels is around the loops
    /// that call the function.
    /// </summary>
    public bool IsOnePanel { get; init; }

    public bool Accumulates => Start == ProductStart.ResultIfAccumulating;

    /// <summary>
    /// Whether each sum is split into parts if there are so few columns that they fill a single vector. Such a product has other bits than
    /// one with whole sums, so it is used in all passes of a network or in none.
    /// </summary>
    public bool SplitsNarrowSums { get; init; }

    /// <summary>
    /// Whether the terms of each iteration of the loop around have a sum of their own, which is added to the result at the end of the
    /// iteration. Such a product has other bits than one with whole sums, so it is used in all passes of a network or in none.
    /// </summary>
    public bool SplitsSums { get; init; }

    /// <summary>Whether the sums of a single row are computed side by side.</summary>
    public bool IsOneWindow => SplitsSums && M.Constant == 1;

    /// <summary>
    /// Number of columns without those that only pad the rows; a product with split sums sets the others to zero, which they are in any
    /// other product, too.
    /// </summary>
    public long UsedColumns { get; init; }

    public bool IsNarrow =>
        SplitsNarrowSums && SharesLoops && N <= Element.RowMultiple && !Kind.Widens && K.Constant >= 2 * Tuning.UnrolledParts;

    /// <summary>Whether vectors extend past the last column, into elements that must not change.</summary>
    public bool NeedsMask => N % Element.RowMultiple != 0;

    /// <summary>Whether the number of rows or of terms is the number of samples of the call.</summary>
    public bool TakesRows => !M.IsConstant || !K.IsConstant;

    /// <summary>
    /// The name of the type that gives the tiles the lengths, distances and functions of this product, as static members that the JIT
    /// compiler folds into constants.
    /// </summary>
    public string TypeName => Name + "Product";

    /// <summary>The kind of the tiles that compute this product.</summary>
    public TileKind Kind => TileKind.Of(this);

    /// <summary>
    /// Whether the function calls the loops that all products of its kind share, instead of having loops of its own. The shared loops
    /// always divide the rows into blocks of six, two and one.
    /// </summary>
    public bool SharesLoops => !Unrolled && !RowsOutside && !(M.IsConstant && K.IsConstant);

    public override IEnumerable<EmittedFunction> Helpers =>
        Unrolled && K.IsConstant ? []
        : IsOneWindow ? [ProductInterface.For(Kind)]
        : IsNarrow ? [ProductInterface.For(Kind), NarrowMultiplication.Of(Kind)]
        : SharesLoops ? [ProductInterface.For(Kind), Multiplication.Of(Kind)]
        : [ProductInterface.For(Kind), .. PanelLoops.Of(this).SelectMany(loops => loops.Shapes).Select(shape => Tile.Of(Kind, shape))];

    public override void Write(CodeWriter writer, Element element)
    {
        if (Unrolled && K.Constant is { } k)
        {
            new RowProduct(this, k).Write(writer);
            return;
        }

        if (IsOneWindow)
        {
            new WindowProduct(this).Write(writer);
            return;
        }

        writer.Blank();
        writer.Summary(Summary);
        writer.Line(Unrolled || SharesLoops ? JitHints.Inlined(writer.Names) : JitHints.Optimized(writer.Names));
        string declaration = $"private static void {Name}({string.Join(", ", Parameters())}{(TakesRows ? ", nuint rows" : "")})";
        string[] operands = [.. OperandsOfTile(NameOf)];
        if (SharesLoops)
        {
            string arguments = string.Join(", ", [.. operands, Accumulates ? "accumulate" : "false", "rows"]);
            string shared = IsNarrow ? NarrowMultiplication.Of(Kind).Name : Multiplication.Of(Kind).Name;
            writer.Member(declaration, $" => {shared}<{TypeName}>({arguments});");
        }
        else
        {
            writer.Open(declaration);
            PanelLoops.Write(writer, this, operands);
            writer.Close();
        }

        new ProductType(this, Name).Write(writer);
    }

    /// <summary>
    /// Returns the arguments for the matrices in the order of the tiles' parameters. In place of a matrix that this product does not
    /// have, the result is passed; the tile does not read it.
    /// </summary>
    /// <param name="place">Returns the text that refers to an operand.</param>
    public IEnumerable<string> OperandsOfTile(Func<ProductOperand, string> place)
    {
        string unread = "ref " + NameOf(ProductOperand.Result);
        string start = Start switch
        {
            ProductStart.Bias or ProductStart.Addend => "ref " + place(ProductOperand.Start),
            ProductStart.Result or ProductStart.ResultIfAccumulating => "ref " + place(ProductOperand.Result),
            _ => unread,
        };
        string output = !HasOutput ? unread : "ref " + place(ProductOperand.Output);
        return
        [
            "ref " + place(ProductOperand.Left),
            "ref " + place(ProductOperand.Right),
            start,
            "ref " + place(ProductOperand.Result),
            output,
        ];
    }

    public string NameOf(ProductOperand operand) => Names.Of(operand, Start);

    /// <summary>Returns the arguments of a call, in the order of <see cref="Operands"/>.</summary>
    /// <param name="start">The bias or the addend that the sums begin with.</param>
    /// <param name="output">The output of the activation in <see cref="DifferentiateThrough"/>.</param>
    public IEnumerable<Argument> Arguments(Buffer left, Buffer right, Buffer result, Buffer? start = null, Buffer? output = null)
    {
        foreach (ProductOperand operand in Operands)
        {
            yield return operand switch
            {
                ProductOperand.Left => Argument.Read(left),
                ProductOperand.Right => Argument.Read(right),
                ProductOperand.Start => Argument.Read(start!),
                ProductOperand.Result => Argument.Write(result),
                _ => Argument.Read(output!),
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

    /// <summary>Returns the parameters of the function, without the number of rows.</summary>
    public IEnumerable<string> Parameters() =>
        Operands
            .Select(operand => $"ref {ElementOf(operand).Keyword(Element)} {NameOf(operand)}")
            .Concat(Accumulates ? ["bool accumulate"] : [])
            .Concat(IsOnePanel ? ["nuint n"] : []);

    /// <summary>
    /// Returns the distance in elements from the part of an operand that belongs to one row of the result to the part of the next row; 0 if
    /// all rows use the same part.
    /// </summary>
    public long RowStrideOf(ProductOperand operand) =>
        operand switch
        {
            ProductOperand.Left => LeftRowStride,
            ProductOperand.Right => 0,
            ProductOperand.Start when Start is ProductStart.Bias or ProductStart.Zero => 0,
            _ => ResultRowStride,
        };

    /// <summary>Emits statements that advance the operands by a number of rows.</summary>
    public void WriteMove(CodeWriter writer, long rows)
    {
        foreach (ProductOperand operand in Operands)
        {
            if (RowStrideOf(operand) > 0)
            {
                writer.Line($"{NameOf(operand)} = ref {writer.Names.At(NameOf(operand), Literals.Integer(rows * RowStrideOf(operand)))};");
            }
        }
    }

    private BufferElement ElementOf(ProductOperand operand) => operand == ProductOperand.Right ? RightElement : BufferElement.Network;
}
