using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Winograd;

/// <summary>The function that transforms a tile of 6 × 6 pixels of an image. All convolutions of a network share it.</summary>
internal sealed record TileReader : EmittedFunction
{
    /// <summary>Vector operations of one call for each vector of channels: loads, two transforms of six lines, stores.</summary>
    public const int Instructions = (2 * 5 * WinogradTiles.ImageSide) + (12 * 12) + WinogradTiles.Places;

    public static TileReader Only { get; } =
        new()
        {
            Name = "ReadTile",
            Summary =
                "Transforms 6 × 6 pixels of x into 36 places, Bᵀ x B for each channel (Lavin and Gray 2016, F(4 × 4, 3 × 3)); "
                + "the places are a distance of one plane apart.",
        };

    /// <summary>Returns the arguments of the call for the tile whose first pixel is given by the variables row, top and left.</summary>
    /// <param name="place">The first place.</param>
    public static IReadOnlyList<string> Arguments(TilePixels image, CodeWriter writer, string place, long plane) =>
        [
            "ref " + image.First(writer),
            Literals.Integer(image.Line),
            Literals.Integer(image.Channels),
            "ref " + place,
            Literals.Integer(plane),
        ];

    public override void Write(CodeWriter writer, Element element)
    {
        string type = element.Keyword;
        writer.Blank();
        writer.Summary(Summary);
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Open($"private static void {Name}(ref {type} x, nuint line, nuint channels, ref {type} places, nuint plane)");
        TileTransform.DeclareOfImage(writer);
        writer.Open("for (nuint c = 0; c < channels; c += Lanes)");
        for (int half = 0; half < 2; half++)
        {
            WriteHalf(writer, half);
        }

        writer.Close();
        writer.Close();
    }

    /// <summary>
    /// Emits three lines of places, which need five lines of the image. In halves, because 36 vectors do not fit into the registers.
    /// </summary>
    private static void WriteHalf(CodeWriter writer, int half)
    {
        const int Lines = WinogradTiles.ImageSide / 2;
        for (int column = 0; column < WinogradTiles.ImageSide; column++)
        {
            string[] pixels = [.. Enumerable.Range(0, WinogradTiles.ImageSide).Select(row => $"x{row}{column}of{half}")];
            for (int row = half; row < WinogradTiles.ImageSide - 1 + half; row++)
            {
                writer.Line($"V {pixels[row]} = S.Load(ref x, c + ({row} * line) + ({column} * channels));");
            }

            int at = column;
            Action<CodeWriter, IReadOnlyList<string>, Action<int, string>> transform =
                half == 0 ? TileTransform.FirstOfImage : TileTransform.LastOfImage;
            transform(writer, pixels, (place, value) => writer.Line($"V t{place}{at} = {value};"));
        }

        for (int row = half * Lines; row < (half + 1) * Lines; row++)
        {
            int first = row * WinogradTiles.ImageSide;
            TileTransform.OfImage(
                writer,
                [.. Enumerable.Range(0, WinogradTiles.ImageSide).Select(column => $"t{row}{column}")],
                (place, value) => writer.Line($"S.Store({value}, ref places, c + ({first + place} * plane));")
            );
        }
    }
}
