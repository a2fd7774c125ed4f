using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// A product of a single row that is compiled into its caller, the pass of a time step. It has the lengths, distances and functions of the
/// product for any number of rows, and adds the same terms in the same order.
/// </summary>
/// <param name="Product">The product for any number of rows.</param>
internal sealed record OneRowProduct(TiledProduct Product) : EmittedFunction
{
    /// <summary>Whether a product has a form for a single row.</summary>
    public static bool Serves(TiledProduct product) =>
        product.SharesLoops && !product.M.IsConstant && !product.Accumulates && (product.IsNarrow || RowTile.Serves(product.Kind));

    public static OneRowProduct Of(TiledProduct product) =>
        new(product) { Name = product.Name + "Row", Summary = $"One row of <see cref=\"{product.Name}\"/>." };

    public override IEnumerable<EmittedFunction> Helpers => [Product, Row];

    private EmittedFunction Row => Product.IsNarrow ? NarrowRowMultiplication.Of(Product.Kind) : RowMultiplication.Of(Product.Kind);

    public override void Write(CodeWriter writer, Element element)
    {
        writer.Blank();
        writer.Line($"/// <summary>{Summary}</summary>");
        writer.Line(JitHints.Inlined(writer.Names));
        string arguments = string.Join(", ", [.. Product.OperandsOfTile(Product.NameOf), "false", "1"]);
        writer.Member(
            $"private static void {Name}({string.Join(", ", Product.Parameters())})",
            $" => {Row.Name}<{Product.TypeName}>({arguments});"
        );
    }
}
