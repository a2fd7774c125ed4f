using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Winograd;

/// <summary>Where the pixels of an image that is divided into tiles lie in memory; distances count elements.</summary>
/// <param name="Name">The name of the image in emitted code.</param>
/// <param name="Begin">From the beginning of a sample to the first pixel.</param>
/// <param name="Sample">Between samples.</param>
/// <param name="Line">Between lines.</param>
/// <param name="Channels">Between pixels of a line.</param>
internal sealed record TilePixels(string Name, long Begin, long Sample, long Line, long Channels)
{
    /// <summary>Returns the pixels of a part of an image.</summary>
    /// <param name="width">Pixels of a line of the whole image.</param>
    /// <param name="top">Lines above the part.</param>
    /// <param name="left">Pixels of a line before the part.</param>
    public static TilePixels Of(string name, Buffer image, long width, long channels, long top = 0, long left = 0) =>
        new(name, ((top * width) + left) * channels, image.RowStride, width * channels, channels);

    /// <summary>Returns the text of the pixel at which a tile begins, for the variables row, top and left.</summary>
    public string First(CodeWriter writer) => First(writer, Name);

    /// <inheritdoc cref="First(CodeWriter)"/>
    /// <param name="name">An image with the same layout.</param>
    public string First(CodeWriter writer, string name) =>
        writer.Names.At(
            name,
            Arithmetic.Sum([
                Literals.Integer(Begin),
                Arithmetic.Times("row", Sample),
                Arithmetic.Times("top", Line),
                Arithmetic.Times("left", Channels),
            ])
        );
}
