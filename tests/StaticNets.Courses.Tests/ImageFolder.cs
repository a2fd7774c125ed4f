using System.Buffers.Binary;
using System.IO.Compression;

namespace StaticNets.Courses.Tests;

/// <summary>A temporary folder of training and test images with random pixels. The first labels are given; they identify the dataset.</summary>
internal sealed class ImageFolder : IDisposable
{
    private const int Images = 50;
    private const int Side = 28;

    public ImageFolder(string subfolder, params byte[] firstLabels)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Root.FullName, subfolder)).FullName;
        byte[] pixels = new byte[Images * Side * Side];
        new Random(0).NextBytes(pixels);
        byte[] labels = [.. firstLabels, .. Enumerable.Range(firstLabels.Length, Images - firstLabels.Length).Select(i => (byte)(i % 10))];
        foreach (string part in (ReadOnlySpan<string>)["train", "t10k"])
        {
            Write(Path.Combine(folder, $"{part}-images-idx3-ubyte.gz"), pixels, Images, Side, Side);
            Write(Path.Combine(folder, $"{part}-labels-idx1-ubyte.gz"), labels, Images);
        }
    }

    public DirectoryInfo Root { get; } = Directory.CreateTempSubdirectory("images-");

    /// <summary>The folder to which the course writes its pictures.</summary>
    public DirectoryInfo Pictures => new(Path.Combine(Root.FullName, "pictures"));

    public void Dispose() => Root.Delete(recursive: true);

    /// <summary>
    /// Writes the IDX format: two zeros, 8 for bytes, the number of dimensions, each dimension as a big-endian integer, then the values.
    /// </summary>
    private static void Write(string path, byte[] values, params int[] dimensions)
    {
        using GZipStream file = new(File.Create(path), CompressionLevel.Fastest);
        file.Write([0, 0, 8, (byte)dimensions.Length]);
        Span<byte> number = stackalloc byte[sizeof(int)];
        foreach (int dimension in dimensions)
        {
            BinaryPrimitives.WriteInt32BigEndian(number, dimension);
            file.Write(number);
        }

        file.Write(values);
    }
}
