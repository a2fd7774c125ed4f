using System.IO.Compression;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Data;

/// <summary>Reads files that are written byte by byte according to the description of the format.</summary>
public sealed class IdxFileTests : IDisposable
{
    // A matrix of two rows with three values each.
    private static readonly byte[] _matrix = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 10, 20, 30, 40, 50, 255];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ShapeAndValuesAreRead(bool packed)
    {
        IdxFile file = IdxFile.Read(_folder.Write("matrix", packed ? Packed(_matrix) : _matrix));
        Assert.Equal([2, 3], file.Shape.ToArray());
        Assert.Equal([10, 20, 30, 40, 50, 255], file.Values.ToArray());
        Assert.Equal([10, 20, 30, 40, 50, 255], file.ToClasses());

        // The product 10 · (1 / 255) is rounded to single precision, by at most half an ulp of 0.04.
        Assert.Equal(10f / 255, file.ToSingles(1.0 / 255)[0], 4e-9f);
        Assert.Equal(1f, file.ToSingles(1.0 / 255)[5], 6e-8f);
    }

    [Theory]
    [InlineData(new byte[] { }, "at least 4 bytes")]
    [InlineData(new byte[] { 0, 1, 8, 1, 0, 0, 0, 0 }, "two zero bytes")]
    [InlineData(new byte[] { 0, 0, 13, 1, 0, 0, 0, 0 }, "type 0x0D")]
    [InlineData(new byte[] { 0, 0, 8, 0 }, "0 axes")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1 }, "a header of 12 bytes")]
    [InlineData(new byte[] { 0, 0, 8, 1, 255, 255, 255, 255 }, "not negative, found -1")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 2, 7 }, "2 values of shape [2], found 1")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 2, 7, 7, 7 }, "2 values of shape [2], found 3")]
    [InlineData(new byte[] { 0, 0, 8, 4, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0 }, "found 0")]
    [InlineData(new byte[] { 0, 0, 8, 3, 127, 255, 255, 255, 127, 255, 255, 255, 127, 255, 255, 255, 1 }, "found 1")]
    public void OtherFilesAreRefused(byte[] content, string message)
    {
        string path = _folder.Write("bad", content);
        var error = Assert.Throws<InvalidDataException>(() => IdxFile.Read(path));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DamagedGzipIsNamed()
    {
        byte[] packed = Packed(_matrix);
        packed[^12] ^= 0xFF;
        string path = _folder.Write("bad.gz", packed);
        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => IdxFile.Read(path)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => IdxFile.Read(_folder.Write("short.gz", packed[..^9])));
        Assert.Throws<FileNotFoundException>(() => IdxFile.Read(_folder.File("none")));
    }

    [Fact]
    public void PixelsAreScaledToTheUnitInterval()
    {
        byte[] values = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        IdxFile file = IdxFile.Read(_folder.Write("all", [0, 0, 8, 2, 0, 0, 0, 16, 0, 0, 0, 16, .. values]));
        float[] pixels = file.ToSingles(1.0 / 255);
        Assert.Equal(0, pixels[0]);
        Assert.Equal(1, pixels[255]);
        for (int i = 0; i < 256; i++)
        {
            // The tolerance is half an ulp of single precision below 1, plus the rounding errors in double.
            Assert.Equal(i / 255.0, pixels[i], Math.Pow(2, -25) + 1e-15);
        }
    }

    [Fact]
    public void NoFileIsReadInPart()
    {
        byte[] packed = Packed(_matrix);
        for (int length = 0; length < _matrix.Length; length++)
        {
            string path = _folder.Write("cut", _matrix[..length]);
            Assert.Contains(path, Assert.Throws<InvalidDataException>(() => IdxFile.Read(path)).Message, StringComparison.Ordinal);
        }

        for (int length = 0; length < packed.Length; length++)
        {
            AssertRefusedOrWhole(_folder.Write("cut.gz", packed[..length]));
        }
    }

    [Fact]
    public void NoDamagedHeaderIsBelieved()
    {
        for (int at = 0; at < 12; at++)
        {
            for (int change = 1; change < 256; change++)
            {
                byte[] content = [.. _matrix];
                content[at] ^= (byte)change;
                Assert.Throws<InvalidDataException>(() => IdxFile.Read(_folder.Write("damaged", content)));
            }
        }
    }

    // The header announces six values, but the file unpacks to 64 MiB: the reader must stop after the six values.
    [Fact]
    public void APackedFileIsReadNoFurtherThanItsHeaderSays()
    {
        byte[] bomb = new byte[64 << 20];
        _matrix.CopyTo(bomb, 0);
        Assert.Contains("6 values of shape [2, 3], found more", CheapRefusal(Packed(bomb)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "found 1")]
    [InlineData(true, "found 1")]
    public void ALyingHeaderTakesNoMemory(bool packed, string found)
    {
        byte[] lying = [0, 0, 8, 2, 0, 0, 0x7F, 0xFF, 0, 0, 0xFF, 0xFF, 1];
        Assert.Contains(found, CheapRefusal(packed ? Packed(lying) : lying), StringComparison.Ordinal);
    }

    // Reading may allocate the values, a buffer that grows to at most twice their size, and smaller buffers of up to a megabyte.
    [Fact]
    public void APackedFileTakesTwiceItsValues()
    {
        byte[] content = new byte[16 + (40 << 20)];
        new byte[] { 0, 0, 8, 3, 0, 0, 0, 40, 0, 0, 4, 0, 0, 0, 4, 0 }.CopyTo(content, 0);
        string path = _folder.Write("large.gz", Packed(content));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal([40, 1024, 1024], IdxFile.Read(path).Shape.ToArray());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (3 * (40 << 20)) + (1 << 20));
    }

    [Fact]
    public void AFolderIsNamed() =>
        Assert.Equal(
            $"Cannot read '{_folder.Path}': expected a file, found a folder.",
            Assert.Throws<IOException>(() => IdxFile.Read(_folder.Path)).Message
        );

    // Returns the message of a refusal, and asserts that the refusal allocates no more than the streams with their buffers, the exception,
    // and the first megabyte of the growing buffer.
    private string CheapRefusal(byte[] content)
    {
        string path = _folder.Write("hostile", content);
        long before = GC.GetAllocatedBytesForCurrentThread();
        string message = Assert.Throws<InvalidDataException>(() => IdxFile.Read(path)).Message;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (1 << 20) + (256 << 10));
        return message;
    }

    /// <summary>
    /// Asserts that a truncated gzip file is refused or has all values. It has all values if only some of the eight bytes after the last
    /// value are missing.
    /// </summary>
    private static void AssertRefusedOrWhole(string path)
    {
        try
        {
            Assert.Equal([10, 20, 30, 40, 50, 255], IdxFile.Read(path).Values.ToArray());
        }
        catch (InvalidDataException error)
        {
            Assert.Contains(path, error.Message, StringComparison.Ordinal);
        }
    }

    private static byte[] Packed(byte[] content)
    {
        using MemoryStream packed = new();
        using (GZipStream stream = new(packed, CompressionMode.Compress))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }
}
