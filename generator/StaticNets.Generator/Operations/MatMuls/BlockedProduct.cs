using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// A <see cref="TiledProduct"/> whose right matrix is larger than a second-level cache, in blocks of terms: some rows of the matrix, which stay in
/// the cache, are multiplied for all rows and columns of the result before the next ones. The sums of a block begin with those of the block
/// before, so that they are the same as in a single block.
/// </summary>
internal sealed record BlockedProduct(TiledProduct Whole) : EmittedFunction
{
    private const string Index = "k";

    private long Terms => Whole.K.Constant!.Value;

    /// <summary>Terms of a block, a multiple of the terms that share a cache line of x.</summary>
    private long Block
    {
        get
        {
            int line = Whole.Element.PerCacheLine;
            long fitting = Tuning.StreamedBytes / (Whole.RightRowStride * Whole.Element.Bytes);
            return Math.Max(fitting / line, 1) * line;
        }
    }

    private long LastFirst => (Terms - 1) / Block * Block;

    private TiledProduct First => Part("FirstTerms", Block, isFirst: true, isLast: false);

    private TiledProduct Middle => Part("Terms", Block, isFirst: false, isLast: false);

    private TiledProduct Last => Part("LastTerms", Terms - LastFirst, isFirst: false, isLast: true);

    private bool HasMiddle => LastFirst > Block;

    private IEnumerable<TiledProduct> Parts => HasMiddle ? [First, Middle, Last] : [First, Last];

    public override IEnumerable<EmittedFunction> Helpers => Parts.SelectMany(part => part.Helpers);

    /// <summary>
    /// Whether a product is computed in blocks: its right matrix is large and has long rows, and there is a row of the result for each sample, so
    /// that the result is small.
    /// </summary>
    public static bool Serves(TiledProduct product) =>
        product.Streams
        && !product.M.IsConstant
        && product.RightElement == BufferElement.Network
        && product.RightRowStride >= Tuning.LongRow * product.Element.PerCacheLine
        && !product.Unrolled
        && new BlockedProduct(product) { Name = "", Summary = "" }.LastFirst > 0;

    public static EmittedFunction Of(TiledProduct product) =>
        Serves(product) ? new BlockedProduct(product) { Name = product.Name, Summary = product.Summary } : product;

    public override EmittedFunction Renamed(Func<string, string> rename) =>
        this with
        {
            Name = rename(Name),
            Whole = (TiledProduct)Whole.Renamed(rename),
        };

    public override void Write(CodeWriter writer, Element element)
    {
        writer.Blank();
        writer.Summary($"{Summary}, in blocks of {Block} terms, whose rows of the kernel stay in the second-level cache.");
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Open($"private static void {Name}({string.Join(", ", Whole.Parameters())}, nuint rows)");
        WriteCall(writer, First, "0");
        if (HasMiddle)
        {
            string block = Literals.Integer(Block);
            writer.Open($"for (nuint {Index} = {block}; {Index} < {Literals.Integer(LastFirst)}; {Index} += {block})");
            WriteCall(writer, Middle, Index);
            writer.Close();
            writer.Blank();
        }

        WriteCall(writer, Last, Literals.Integer(LastFirst));
        writer.Close();
        foreach (TiledProduct part in Parts)
        {
            part.Write(writer, element);
        }
    }

    private void WriteCall(CodeWriter writer, TiledProduct part, string first)
    {
        IEnumerable<string> operands = part.Operands.Select(operand =>
        {
            string name = Whole.NameOf(operand);
            return operand switch
            {
                ProductOperand.Left => "ref " + writer.Names.At(name, first),
                ProductOperand.Right => "ref " + writer.Names.At(name, Arithmetic.Times(first, Whole.RightRowStride)),
                _ => "ref " + name,
            };
        });
        writer.Wrapped($"{part.Name}(", [.. operands, "rows"], ");");
    }

    private TiledProduct Part(string ending, long terms, bool isFirst, bool isLast) =>
        Whole with
        {
            Name = Whole.Name + ending,
            Summary = $"{Plural.Of(terms, "term")} of each sum{(isFirst ? "" : ", added to the sums so far")}.",
            K = Extent.Of(terms),
            Start = isFirst ? Whole.Start : ProductStart.Result,
            Apply = isLast ? Whole.Apply : null,
            DifferentiateThrough = isLast ? Whole.DifferentiateThrough : null,
            IsBlock = true,
        };
}
