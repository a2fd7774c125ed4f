using System.Globalization;
using Courses.Plots;

namespace Courses.Signs;

/// <summary>Pictures of what a network sees.</summary>
internal static class SignsPlots
{
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
}
