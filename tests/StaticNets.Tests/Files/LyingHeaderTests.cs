using System.Text;
using StaticNets.Files;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Files;

/// <summary>A header that claims more data than the file has does not cause a large allocation.</summary>
public sealed class LyingHeaderTests
{
    // The number of bytes that a refusal may allocate: for the 64 KiB buffer, a stream, the entries and an exception. The claimed sizes are
    // 100 MB and more.
    private const long Allowance = 256 * 1024;

    private static readonly byte[] _good = SafetensorsBytes.File(Refusal.Header, Refusal.Data);

    [Fact]
    public void ALongHeaderIsNotAllocated() =>
        ExpectCheapRefusal(SafetensorsBytes.WithHeaderLength(_good, SafetensorsSource.LongestHeader));

    [Fact]
    public void ALargeShapeIsNotAllocated() => ExpectCheapRefusal(Refusal.Edited("[3]", "[1152921504606846976]"));

    [Fact]
    public void ALargeTensorBehindTheFilesEndIsNotAllocated() =>
        ExpectCheapRefusal(
            SafetensorsBytes.File(
                Refusal
                    .Header.Replace("[3]", "[100000000]", StringComparison.Ordinal)
                    .Replace("[24,36]", "[24,400000024]", StringComparison.Ordinal),
                Refusal.Data
            )
        );

    [Fact]
    public void ALargeDeclarationIsNotAllocatedForASmallFile()
    {
        var block = new TestBlock<float>(("dense/kernel", [2, 3]), ("dense/bias", [1 << 20]));
        ExpectCheapRefusal(_good, block);
    }

    // The header has 14 MB with 200 000 names. If it were read completely, entries and names would take more than 100 MB.
    [Theory]
    [InlineData("name")]
    [InlineData("checkpoint.name")]
    public void MoreTensorsThanDeclaredAreNotRead(string name)
    {
        StringBuilder header = new("{");
        for (int i = 0; i < 200_000; i++)
        {
            header.Append($"\"{name}{i}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}},");
        }

        header.Length--;
        byte[] file = SafetensorsBytes.File(header.Append('}').ToString());
        ExpectCheapRefusal(file, new TestBlock<float>(("dense/kernel", [2, 3]), ("dense/bias", [3])), file.Length);
    }

    [Fact]
    public void ManyMetadataAreNotRead()
    {
        string metadata = string.Join(',', Enumerable.Range(0, 500_000).Select(i => $"\"k{i}\":\"\""));
        byte[] file = SafetensorsBytes.File($"{{\"__metadata__\":{{{metadata}}},{Refusal.Header[1..]}", Refusal.Data);

        // The reader stops after 10 000 keys. For each key, it allocates a few hundred bytes for the key and for the text of a possible
        // error message. All 500 000 keys would need 150 MB.
        ExpectCheapRefusal(file, new TestBlock<float>(("dense/kernel", [2, 3]), ("dense/bias", [3])), file.Length + (10_000 * 400));
    }

    private static void ExpectCheapRefusal(byte[] file) =>
        ExpectCheapRefusal(file, new TestBlock<float>(("dense/kernel", [2, 3]), ("dense/bias", [3])));

    private static void ExpectCheapRefusal(byte[] file, TestBlock<float> block, long header = 0)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("net.safetensors", file);
        long before = GC.GetAllocatedBytesForCurrentThread();
        InvalidDataException fault = Assert.Throws<InvalidDataException>(() =>
            SafetensorsReader.Read(path, block.Tensors, block.Values.AsSpan())
        );
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, header + Allowance);
        Assert.DoesNotContain("found .", fault.Message, StringComparison.Ordinal);
    }
}
