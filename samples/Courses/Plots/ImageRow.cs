namespace Courses.Plots;

/// <summary>One row of a grid of images.</summary>
/// <param name="Name">The text to the left of the row.</param>
/// <param name="Pixels">The pixels of the images, one image after the other.</param>
/// <param name="Captions">A text below each image; <see langword="null"/> for none.</param>
internal sealed record ImageRow(string Name, float[] Pixels, IReadOnlyList<string>? Captions = null);
