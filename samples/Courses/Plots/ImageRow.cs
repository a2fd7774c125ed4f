namespace Courses.Plots;

/// <summary>One row of a grid of images.</summary>
/// <param name="Name">The text to the left of the row.</param>
/// <param name="Pixels">The pixels of the images, one image after the other.</param>
/// <param name="Captions">A text below each image; <see langword="null"/> for none.</param>
internal sealed record ImageRow(string Name, float[] Pixels, IReadOnlyList<string>? Captions = null)
{
    /// <summary>Whether each pixel has three numbers, red, green and blue, of which 0 is dark; otherwise it has one, of which 0 is white.</summary>
    public bool IsColored { get; init; }

    /// <summary>Numbers for each pixel.</summary>
    public int Channels => IsColored ? 3 : 1;
}
