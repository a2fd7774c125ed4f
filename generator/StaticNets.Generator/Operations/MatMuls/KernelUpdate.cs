using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// The gradient of a kernel and the step of the optimizer, some rows of the kernel at a time: their gradient is read while it is in a cache, and no
/// other memory is written for it. The weights themselves are prefetched while their gradient is stored. The sums are the same as in the gradient of the whole kernel.
/// </summary>
/// <param name="Gradient">The gradient of the whole kernel.</param>
internal sealed record KernelUpdate(TiledProduct Gradient) : EmittedFunction
{
    private const string Row = "row";

    private long Rows => Gradient.M.Constant!.Value;

    /// <summary>Number of rows of a block: whole tiles, or all rows of the kernel if they are fewer.</summary>
    private long BlockRows
    {
        get
        {
            long fitting =
                Tuning.UpdatedBlockBytes / (Gradient.ResultRowStride * Gradient.Element.Bytes) / Tuning.TileRows * Tuning.TileRows;
            return Math.Min(Rows, Math.Max(fitting, Tuning.FewestUpdatedRows));
        }
    }

    /// <summary>Number of rows in blocks of the usual height; the last block has the others.</summary>
    private long InBlocks => Rows / BlockRows * BlockRows;

    private TiledProduct Block => Part("Block", BlockRows);

    private TiledProduct Last => Part("LastBlock", Rows - InBlocks);

    /// <summary>Number of elements of a block.</summary>
    public long BlockLength => BlockRows * Gradient.ResultRowStride;

    /// <summary>Number of elements of the kernel.</summary>
    public long Length => Rows * Gradient.ResultRowStride;

    private IEnumerable<TiledProduct> Parts => InBlocks < Rows ? [Block, Last] : [Block];

    public override IEnumerable<EmittedFunction> Helpers => Parts.SelectMany(part => part.Helpers);

    public override void Write(CodeWriter writer, Element element)
    {
        string t = element.Keyword;
        string x = Gradient.NameOf(ProductOperand.Left);
        string dy = Gradient.NameOf(ProductOperand.Right);
        string result = Gradient.NameOf(ProductOperand.Result);
        writer.Blank();
        writer.Summary($"{Summary}, {Plural.Of(BlockRows, "row")} at a time, each time followed by the optimizer's step for these rows.");
        writer.Line(JitHints.Optimized(writer.Names));
        string[] parameters =
        [
            $"ref {t} {x}",
            $"ref {t} {dy}",
            $"{Qualified.Engines}KernelUpdates<{t}> updates",
            "nuint first",
            "nuint rows",
        ];
        writer.Wrapped($"private static void {Name}(", parameters, ")");
        writer.Open("{", alone: true);
        writer.Line($"ref {t} {result} = ref updates.Gradient;");
        writer.Line($"ref {t} {Block.NameOf(ProductOperand.Output)} = ref updates.Parameter(first);");
        writer.Open($"for (nuint {Row} = 0; {Row} < {Literals.Integer(InBlocks)}; {Row} += {Literals.Integer(BlockRows)})");
        WriteBlock(writer, Block, Row);
        writer.Close();
        if (InBlocks < Rows)
        {
            writer.Blank();
            WriteBlock(writer, Last, Literals.Integer(InBlocks));
        }

        writer.Close();
        foreach (TiledProduct part in Parts)
        {
            part.Write(writer, element);
        }
    }

    private void WriteBlock(CodeWriter writer, TiledProduct part, string row)
    {
        IEnumerable<string> operands = part.Operands.Select(operand =>
            operand switch
            {
                ProductOperand.Left => "ref " + writer.Names.At(part.NameOf(operand), Arithmetic.Times(row, part.LeftRowStride)),
                ProductOperand.Output => "ref " + writer.Names.At(part.NameOf(operand), Arithmetic.Times(row, part.ResultRowStride)),
                _ => "ref " + part.NameOf(operand),
            }
        );
        writer.Wrapped($"{part.Name}(", [.. operands, "rows"], ");");
        string first = $"first + ({Arithmetic.Times(row, Gradient.ResultRowStride)})";
        writer.Line($"updates.Update({first}, {Literals.Integer(part.M.Constant!.Value * Gradient.ResultRowStride)});");
    }

    private TiledProduct Part(string ending, long rows) =>
        Gradient with
        {
            Name = Gradient.Name + ending,
            Summary = $"{Plural.Of(rows, "row")} of {Gradient.Names.Result}.",
            M = Extent.Of(rows),
            Start = ProductStart.Zero,
            PrefetchesOutput = true,
        };
}
