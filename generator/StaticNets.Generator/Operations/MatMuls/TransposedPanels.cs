using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// A <see cref="TiledProduct"/> with the transpose of a kernel that is larger than a second-level cache. The kernel is transposed panel by
/// panel: some rows of the kernel become the columns of a panel, which stays in the cache while it is multiplied. The sums are the same as with
/// a transposed copy of the whole kernel.
/// </summary>
/// <param name="Whole">The product with the whole transpose.</param>
/// <param name="KernelRows">Number of rows of the kernel, which are the columns of the product without those that only pad the rows.</param>
/// <param name="KernelStride">Length of a row of the kernel with padding.</param>
internal sealed record TransposedPanels(TiledProduct Whole, long KernelRows, long KernelStride) : EmittedFunction
{
    private const string Copy = "panel";

    private long Terms => Whole.K.Constant!.Value;

    private long Width => Tuning.TileVectors * Whole.Element.RowMultiple;

    /// <summary>Number of columns in panels of the usual width; the last panel has the others and the padding.</summary>
    private long InPanels => KernelRows / Width * Width;

    private long Rest => Whole.N - InPanels;

    private TiledProduct Panel => Part("Panel", Width);

    private TiledProduct Last => Part("LastPanel", Rest);

    private IEnumerable<TiledProduct> Parts => [.. InPanels > 0 ? [Panel] : (TiledProduct[])[], .. Rest > 0 ? [Last] : (TiledProduct[])[]];

    public override IEnumerable<EmittedFunction> Helpers => Parts.SelectMany(part => part.Helpers);

    public static TransposedPanels Of(TiledProduct whole, long kernelRows, long kernelStride) =>
        new(whole, kernelRows, kernelStride) { Name = whole.Name, Summary = whole.Summary };

    public override EmittedFunction Renamed(Func<string, string> rename) =>
        this with
        {
            Name = rename(Name),
            Whole = (TiledProduct)Whole.Renamed(rename),
        };

    /// <summary>Adds the call of this function.</summary>
    /// <param name="parameter">The parameter of which <paramref name="kernel"/> is made.</param>
    public void Call(Pass pass, Parameter parameter, Buffer left, Buffer kernel, Buffer result, Buffer? output)
    {
        Buffer panel = pass.Scratch(parameter, ParameterContent.Panel, Terms, Math.Max(Width, Rest));
        Argument[] operands = [.. Whole.Arguments(left, kernel, result, output: output)];
        pass.Call(this, [.. operands.Take(2), Argument.Write(panel), .. operands.Skip(2)]);
    }

    public override void Write(CodeWriter writer, Element element)
    {
        string[] parameters = [.. Whole.Parameters()];
        string panel = $"ref {element.Keyword} {Copy}";
        writer.Blank();
        writer.Summary($"{Summary}. The kernel is transposed in panels of {Width} columns, which stay in the second-level cache.");
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Open($"private static void {Name}({string.Join(", ", [.. parameters.Take(2), panel, .. parameters.Skip(2)])}, nuint rows)");
        if (InPanels > 0)
        {
            writer.Open($"for (nuint n = 0; n < {Literals.Integer(InPanels)}; n += {Literals.Integer(Width)})");
            WritePanel(writer, Panel, "n", Width);
            writer.Close();
        }

        if (Rest > 0)
        {
            writer.Blank();
            WritePanel(writer, Last, Literals.Integer(InPanels), KernelRows - InPanels);
        }

        writer.Close();
        foreach (TiledProduct part in Parts)
        {
            part.Write(writer, element);
        }
    }

    private TiledProduct Part(string ending, long columns) =>
        Whole with
        {
            Name = Whole.Name + ending,
            Summary = $"{Plural.Of(columns, "column")} of {Whole.Names.Result}.",
            N = columns,
            RightRowStride = columns,
            UsedColumns = columns,
        };

    /// <param name="first">The first column of the panel.</param>
    /// <param name="columns">Number of columns that are not padding.</param>
    private void WritePanel(CodeWriter writer, TiledProduct part, string first, long columns)
    {
        string kernel = Whole.NameOf(ProductOperand.Right);
        string from = "ref " + writer.Names.At(kernel, Arithmetic.Times(first, KernelStride));
        string lengths = $"{Literals.Integer(part.N)}, {Literals.Integer(columns)}, {Literals.Integer(Terms)}";
        writer.Line($"{Qualified.Runtime}Transposition.Write({from}, {Literals.Integer(KernelStride)}, ref {Copy}, {lengths});");
        IEnumerable<string> operands = Whole.Operands.Select(operand =>
            operand switch
            {
                ProductOperand.Left => "ref " + Whole.NameOf(operand),
                ProductOperand.Right => "ref " + Copy,
                _ => "ref " + writer.Names.At(Whole.NameOf(operand), first),
            }
        );
        writer.Wrapped($"{part.Name}(", [.. operands, "rows"], ");");
    }
}
