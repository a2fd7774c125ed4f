using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Winograd;

/// <summary>The function that transforms a tile of 6 × 6 pixels of an image. All convolutions of a network share it.</summary>
internal sealed record TileReader : EmittedFunction
{
    /// <summary>Vector operations of one call for each vector of channels: loads, two transforms of six lines, stores.</summary>
    public const int Instructions = (2 * WinogradTiles.Places) + (12 * 12);

    public static TileReader Only { get; } =
        new()
        {
            Name = "ReadTile",
            Summary =
                "Transforms 6 × 6 pixels of x into 36 places, Bᵀ x B for each channel (Lavin and Gray 2016, F(4 × 4, 3 × 3)); "
                + "the places are a distance of one plane apart.",
        };

    public override void Write(CodeWriter writer, Element element)
    {
        string type = element.Keyword;
        writer.Blank();
        writer.Summary(Summary);
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Open($"private static void {Name}(ref {type} x, nuint line, nuint channels, ref {type} places, nuint plane)");
        writer.Line("V two = S.Constant(2), minusTwo = S.Constant(-2), four = S.Constant(4);");
        writer.Line("V minusFour = S.Constant(-4), minusFive = S.Constant(-5), a, b;");
        writer.Open("for (nuint c = 0; c < channels; c += Lanes)");
        for (int column = 0; column < WinogradTiles.ImageSide; column++)
        {
            string[] pixels = [.. Enumerable.Range(0, WinogradTiles.ImageSide).Select(row => $"x{row}{column}")];
            for (int row = 0; row < WinogradTiles.ImageSide; row++)
            {
                writer.Line($"V {pixels[row]} = S.Load(ref x, c + ({row} * line) + ({column} * channels));");
            }

            int at = column;
            TileTransform.OfImage(writer, pixels, (place, value) => writer.Line($"V t{place}{at} = {value};"));
        }

        for (int row = 0; row < WinogradTiles.ImageSide; row++)
        {
            int first = row * WinogradTiles.ImageSide;
            TileTransform.OfImage(
                writer,
                [.. Enumerable.Range(0, WinogradTiles.ImageSide).Select(column => $"t{row}{column}")],
                (place, value) => writer.Line($"S.Store({value}, ref places, c + ({first + place} * plane));")
            );
        }

        writer.Close();
        writer.Close();
    }
}
