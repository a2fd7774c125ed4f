namespace Courses.Mnist;

/// <summary>
/// Recognises image databases by the first ten labels of their training and test images, because MNIST and Fashion-MNIST have files of the
/// same names and sizes.
/// </summary>
internal static class ImageDatabase
{
    public const string Mnist = "MNIST";
    public const string FashionMnist = "Fashion-MNIST";

    private static readonly (string Name, int[] Labels)[] _beginnings =
    [
        (Mnist, [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]),
        (Mnist, [7, 2, 1, 0, 4, 1, 4, 9, 5, 9]),
        (FashionMnist, [9, 0, 0, 3, 0, 2, 7, 2, 5, 5]),
        (FashionMnist, [9, 2, 1, 1, 6, 1, 4, 6, 5, 7]),
    ];

    /// <summary>Returns the name of the database, or a text that names the folder if the labels are those of no known database.</summary>
    public static string NameOf(int[] labels, string folder) =>
        Array.Find(_beginnings, each => labels.AsSpan().StartsWith(each.Labels)).Name ?? $"unknown images in {folder}";
}
