using StaticNets;

namespace Courses.Mnist;

/// <summary>Images with pixels between 0 and 1, and their classes.</summary>
/// <param name="Name">The database, recognised by its labels.</param>
/// <param name="Folder">The folder of the files.</param>
internal sealed record MnistData(float[] Pixels, int[] Digits, string Name, string Folder)
{
    private const double Brightest = 255;

    public int Count => Digits.Length;

    public Dataset Dataset => new(Pixels, Digits);

    /// <summary>Reads the training data (part <c>train</c>) or the test data (part <c>t10k</c>).</summary>
    /// <exception cref="DataMissingException">The files do not exist.</exception>
    public static MnistData Read(DirectoryInfo folder, string part, string origin, params string[] subfolders)
    {
        string pictures = DataFolder.File(folder, $"{part}-images-idx3-ubyte.gz", origin, subfolders);
        string digits = DataFolder.File(folder, $"{part}-labels-idx1-ubyte.gz", origin, subfolders);
        int[] classes = IdxFile.Read(digits).ToClasses();
        string found = Path.GetDirectoryName(pictures)!;
        return new MnistData(IdxFile.Read(pictures).ToSingles(1 / Brightest), classes, ImageDatabase.NameOf(classes, found), found);
    }

    /// <summary>Returns the images with a border of zeros around them.</summary>
    /// <param name="side">Rows and columns of pixels of an image without the border.</param>
    /// <param name="border">Pixels to add at each of the four sides.</param>
    public MnistData Padded(int side, int border)
    {
        int width = side + (2 * border);
        float[] padded = new float[Count * width * width];
        for (int row = 0; row < Count * side; row++)
        {
            (int image, int y) = Math.DivRem(row, side);
            Pixels.AsSpan(row * side, side).CopyTo(padded.AsSpan((((image * width) + y + border) * width) + border));
        }

        return this with
        {
            Pixels = padded,
        };
    }

    /// <summary>Returns the first images.</summary>
    public MnistData First(int count) =>
        this with
        {
            Pixels = Pixels[..(Pixels.Length / Count * Math.Min(count, Count))],
            Digits = Digits[..Math.Min(count, Count)],
        };
}
