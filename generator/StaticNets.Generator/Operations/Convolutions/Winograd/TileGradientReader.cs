using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Winograd;

/// <summary>
/// The function that transforms a tile of 4 × 4 pixels of an output's gradient for the gradient of the kernel. All convolutions of a network share
/// it.
/// </summary>
internal sealed record TileGradientReader : EmittedFunction
{
    /// <summary>Vector operations of one call for each vector of filters: loads, two transforms, stores.</summary>
    public const int Instructions = (WinogradTiles.Side * WinogradTiles.Side) + (10 * 8) + WinogradTiles.Places;

    public static TileGradientReader Only { get; } =
        new()
        {
            Name = "ReadGradientTile",
            Summary =
                "Transforms 4 × 4 pixels of dy into 36 places, A dy Aᵀ for each filter (Lavin and Gray 2016); the places are a distance of one "
                + "plane apart. Pixels that an earlier tile contains count as zero: as many lines as above says, and as many columns as before says.",
        };

    public override void Write(CodeWriter writer, Element element)
    {
        string type = element.Keyword;
        writer.Blank();
        writer.Summary(Summary);
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Line(
            $"private static void {Name}(ref {type} dy, nuint line, nuint filters, nuint above, nuint before, ref {type} places, nuint plane)"
        );
        writer.Open("{", alone: true);
        TileTransform.DeclareOfGradient(writer);
        writer.Open("for (nuint n = 0; n < filters; n += Lanes)");
        for (int column = 0; column < WinogradTiles.Side; column++)
        {
            string[] pixels = [.. Enumerable.Range(0, WinogradTiles.Side).Select(row => $"dy{row}{column}")];
            for (int row = 0; row < WinogradTiles.Side; row++)
            {
                string load = $"S.Load(ref dy, n + ({row} * line) + ({column} * filters))";
                writer.Line($"V {pixels[row]} = {Counted(row, column, load)};");
            }

            int at = column;
            TileTransform.OfGradient(writer, pixels, (place, value) => writer.Line($"V t{place}{at} = {value};"));
        }

        for (int row = 0; row < WinogradTiles.ImageSide; row++)
        {
            int of = row;
            TileTransform.OfGradient(
                writer,
                [.. Enumerable.Range(0, WinogradTiles.Side).Select(column => $"t{of}{column}")],
                (place, value) => writer.Line($"S.Store({value}, ref places, n + ({(of * WinogradTiles.ImageSide) + place} * plane));")
            );
        }

        writer.Close();
        writer.Close();
    }

    /// <summary>Returns a pixel, or zero if an earlier tile contains it. No earlier tile contains the last line or column of a tile.</summary>
    private static string Counted(int row, int column, string load)
    {
        const int Last = WinogradTiles.Side - 1;
        string[] conditions =
        [
            .. row < Last ? [$"above <= {row}"] : (string[])[],
            .. column < Last ? [$"before <= {column}"] : (string[])[],
        ];
        return conditions.Length == 0 ? load : $"{string.Join(" && ", conditions)} ? {load} : S.Zero";
    }
}
