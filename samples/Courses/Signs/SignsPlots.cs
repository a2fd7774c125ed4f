using System.Globalization;
using Courses.Plots;

namespace Courses.Signs;

/// <summary>Pictures of what a network sees.</summary>
internal static class SignsPlots
{
    private const int Filters = 32;
    private const int MapsInRow = 8;

    // The first convolution has no padding, so its maps lack the border of one pixel.
    private const int MapSide = SignPictures.Side - 2;

    /// <summary>Draws two pictures of each number with the number that the network sees and its probability.</summary>
    public static string Seen(SignsNetwork network, SignPictures pictures)
    {
        const int Shown = 2 * SignPictures.Classes;
        float[] pixels = pictures.Pixels[..(Shown * SignPictures.Length)];
        float[] probabilities = new float[Shown * SignPictures.Classes];
        network.Predict(pixels, probabilities);
        IEnumerable<string> captions = probabilities
            .Chunk(SignPictures.Classes)
            .Select(each => string.Create(CultureInfo.InvariantCulture, $"{Array.IndexOf(each, each.Max())}, {each.Max():P1}"));
        IEnumerable<ImageRow> rows = pixels
            .Chunk(SignPictures.Classes * SignPictures.Length)
            .Zip(captions.Chunk(SignPictures.Classes))
            .Select(row => new ImageRow("the network sees", row.First, row.Second) { IsColored = true });
        return new ImageGrid("Hand signs: test pictures, the number that the network sees, its probability", SignPictures.Side, [.. rows])
        {
            PixelSide = 2,
        }.Draw();
    }

    /// <summary>Draws a picture without its border, and the feature maps that the first convolution computes of it.</summary>
    public static string Features(SignsNetwork network, float[] picture)
    {
        float[] maps = Maps(network, picture);
        float largest = maps.Max();
        IEnumerable<ImageRow> rows = Enumerable
            .Range(0, Filters)
            .Chunk(MapsInRow)
            .Select(filters => new ImageRow(
                "filter",
                [.. filters.SelectMany(filter => maps.Skip(filter * MapSide * MapSide).Take(MapSide * MapSide).Select(y => y / largest))],
                [.. filters.Select(filter => filter.ToString(CultureInfo.InvariantCulture))]
            ));
        return new ImageGrid(
            "Hand signs: feature maps of the first convolution, 0 is white, the largest number black",
            MapSide,
            [new ImageRow("the picture", Inner(picture)) { IsColored = true }, .. rows]
        )
        {
            PixelSide = 1.5,
        }.Draw();
    }

    /// <summary>Returns the feature maps of a picture, one after the other.</summary>
    public static float[] Maps(SignsNetwork network, float[] picture)
    {
        float[] pixels = new float[FirstConvolution.OutputLength];
        SignsTraining.FirstConvolutionOf(network).Predict(picture, pixels);
        return [.. Enumerable.Range(0, Filters).SelectMany(filter => pixels.Where((_, i) => i % Filters == filter))];
    }

    private static float[] Inner(float[] picture) =>
        [
            .. picture
                .Chunk(SignPictures.Side * SignPictures.Channels)
                .Skip(1)
                .Take(MapSide)
                .SelectMany(row => row.Skip(SignPictures.Channels).Take(MapSide * SignPictures.Channels)),
        ];
}
