using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Winograd;

/// <summary>
/// The function that turns the 36 products of a tile into 4 × 4 pixels of the output. All convolutions of a network share it; what happens to the
/// finished sums comes from a type parameter.
/// </summary>
internal sealed record TileWriter : EmittedFunction
{
    /// <summary>Vector operations of one call for each vector of filters: loads, two transforms, stores with bias and activation.</summary>
    public const int Instructions = WinogradTiles.Places + (10 * 12) + (3 * 16);

    public const string Interface = "ITileFunction";

    public static TileWriter Only { get; } =
        new()
        {
            Name = "WriteTile",
            Summary =
                "Transforms the products at 36 places into 4 × 4 pixels of y, Aᵀ m A for each filter (Lavin and Gray 2016), "
                + "and finishes them: for example, adds the bias and applies the activation.",
        };

    public override void Write(CodeWriter writer, Element element)
    {
        string type = element.Keyword;
        writer.Blank();
        writer.Summary(
            "How a convolution in tiles finishes the sums of a pixel and stores them: start is a bias for each filter, output has the layout of y."
        );
        writer.Open($"private interface {Interface}");
        writer.Line($"static abstract void Store(V sum, ref {type} start, ref {type} y, ref {type} output, nuint at, nuint filter);");
        writer.Close();
        writer.Blank();
        writer.Summary(Summary);
        writer.Line(JitHints.Optimized(writer.Names));
        string operands = $"ref {type} start, ref {type} y, ref {type} output";
        writer.Line($"private static void {Name}<F>(ref {type} products, nuint plane, {operands}, nuint line, nuint filters)");
        writer.Line($"    where F : struct, {Interface}");
        writer.Open("{", alone: true);
        TileTransform.DeclareOfProducts(writer);
        writer.Open("for (nuint n = 0; n < filters; n += Lanes)");
        for (int column = 0; column < WinogradTiles.ImageSide; column++)
        {
            string[] places = [.. Enumerable.Range(0, WinogradTiles.ImageSide).Select(row => $"m{row}{column}")];
            for (int row = 0; row < WinogradTiles.ImageSide; row++)
            {
                writer.Line($"V {places[row]} = S.Load(ref products, n + ({(row * WinogradTiles.ImageSide) + column} * plane));");
            }

            int at = column;
            TileTransform.OfProducts(writer, places, (row, value) => writer.Line($"V t{row}{at} = {value};"));
        }

        for (int row = 0; row < WinogradTiles.Side; row++)
        {
            int of = row;
            TileTransform.OfProducts(
                writer,
                [.. Enumerable.Range(0, WinogradTiles.ImageSide).Select(column => $"t{of}{column}")],
                (column, value) =>
                    writer.Line($"F.Store({value}, ref start, ref y, ref output, n + ({of} * line) + ({column} * filters), n);")
            );
        }

        writer.Close();
        writer.Close();
    }
}
