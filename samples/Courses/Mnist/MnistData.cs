using StaticNets;

namespace Courses.Mnist;

/// <summary>Pictures with pixels between 0 and 1, and their digits.</summary>
internal sealed record MnistData(float[] Pixels, int[] Digits)
{
    private const string Origin = "the MNIST database of LeCun, Cortes and Burges";
    private const double Brightest = 255;

    public int Count => Digits.Length;

    public Dataset Dataset => new(Pixels, Digits);

    /// <summary>Reads one of the two parts, <c>train</c> or <c>t10k</c>.</summary>
    public static MnistData Read(DirectoryInfo folder, string part)
    {
        IdxFile pictures = IdxFile.Read(DataFolder.File(folder, $"{part}-images-idx3-ubyte.gz", Origin));
        IdxFile digits = IdxFile.Read(DataFolder.File(folder, $"{part}-labels-idx1-ubyte.gz", Origin));
        return new MnistData(pictures.ToSingles(1 / Brightest), digits.ToClasses());
    }
}
