using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Winograd;

/// <summary>
/// The function that turns the 36 products of a tile into 4 × 4 pixels of the output. All convolutions of a network share it; bias and activation
/// come from a type parameter.
/// </summary>
internal sealed record TileWriter : EmittedFunction
{
    /// <summary>Vector operations of one call for each vector of filters: loads, two transforms, stores with bias and activation.</summary>
    public const int Instructions = WinogradTiles.Places + (10 * 10) + (3 * 16);

    public const string Interface = "ITileFunction";

    public static TileWriter Only { get; } =
        new()
        {
            Name = "WriteTile",
            Summary =
                "Transforms the products at 36 places into 4 × 4 pixels of y, Aᵀ m A for each filter (Lavin and Gray 2016), "
                + "adds the bias and applies the activation.",
        };

    public override void Write(CodeWriter writer, Element element)
    {
        string type = element.Keyword;
        writer.Blank();
        writer.Summary("The bias and the activation of a convolution whose output is computed in tiles.");
        writer.Open($"private interface {Interface}");
        writer.Line($"static abstract V Finish(V sum, ref {type} bias, nuint filter);");
        writer.Close();
        writer.Blank();
        writer.Summary(Summary);
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Line(
            $"private static void {Name}<F>(ref {type} products, nuint plane, ref {type} bias, ref {type} y, nuint line, nuint filters)"
        );
        writer.Line($"    where F : struct, {Interface}");
        writer.Open("{", alone: true);
        writer.Line("V two = S.Constant(2), four = S.Constant(4), eight = S.Constant(8), a, b, c, d;");
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
                (column, value) => writer.Line($"S.Store(F.Finish({value}, ref bias, n), ref y, n + ({of} * line) + ({column} * filters));")
            );
        }

        writer.Close();
        writer.Close();
    }
}
