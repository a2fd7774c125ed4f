using StaticNets.Files;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Files;

/// <summary>Compares written and read files with bytes that are created by hand.</summary>
public sealed class SafetensorsFormatTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheWriterWritesTheDeclaredOrderBehindAHeaderFilledUpToEightBytes()
    {
        var block = new TestBlock<float>(("dense/kernel", [2, 3]), ("dense/bias", [3]));
        for (int i = 0; i < 6; i++)
        {
            block[0, i] = i + 1;
        }

        for (int i = 0; i < 3; i++)
        {
            block[1, i] = -i - 1;
        }

        string path = _folder.File("net.safetensors");
        SafetensorsWriter.Write<float>(path, block.Tensors, block.Values);

        // The header has 132 characters of JSON and 4 spaces, so the data begin at byte 8 + 136 = 18 · 8.
        const string Header =
            """{"dense/kernel":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}"""
            + ""","dense/bias":{"dtype":"F32","shape":[3],"data_offsets":[24,36]}}    """;
        Assert.Equal(SafetensorsBytes.File(Header, 1, 2, 3, 4, 5, 6, -1, -2, -3), File.ReadAllBytes(path));
    }

    [Fact]
    public void DoublesAreF64InLittleEndian()
    {
        var block = new TestBlock<double>(("a/b", [1]));
        block[0, 0] = 1.5;
        string path = _folder.File("net.safetensors");
        SafetensorsWriter.Write<double>(path, block.Tensors, block.Values);
        byte[] bytes = File.ReadAllBytes(path);
        Assert.Equal("""{"a/b":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""", SafetensorsBytes.Header(bytes));

        // 1.5 is 0x3FF8000000000000.
        Assert.Equal([0, 0, 0, 0, 0, 0, 0xf8, 0x3f], bytes[^8..]);
    }

    // The 17 names have different lengths, so that the headers without padding have all lengths modulo 8.
    [Fact]
    public void TheDataAlwaysBeginOnAMultipleOfEight()
    {
        for (int length = 1; length <= 17; length++)
        {
            var block = new TestBlock<float>(($"{new string('n', length)}/bias", [1]));
            string path = _folder.File("net.safetensors");
            SafetensorsWriter.Write<float>(path, block.Tensors, block.Values);
            byte[] bytes = File.ReadAllBytes(path);
            Assert.Equal(0, SafetensorsBytes.HeaderLength(bytes) % 8);
            Assert.Equal(8 + SafetensorsBytes.HeaderLength(bytes) + 4, bytes.Length);
        }
    }

    // The reference implementation sorts tensors of the same type by name, and may put metadata before them.
    [Fact]
    public void TheReaderTakesAFileAsTheReferenceWritesIt()
    {
        const string Header =
            """{"__metadata__":{"format":"pt"},"dense/bias":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}"""
            + ""","dense/kernel":{"dtype":"F32","shape":[2,3],"data_offsets":[12,36]}}   """;
        TestBlock<float> block = Read(SafetensorsBytes.File(Header, -1, -2, -3, 1, 2, 3, 4, 5, 6));
        Assert.Equal([1, 2, 3, 4, 5, 6], Enumerable.Range(0, 6).Select(i => block[0, i]));
        Assert.Equal([-1, -2, -3], Enumerable.Range(0, 3).Select(i => block[1, i]));
    }

    // The format prescribes neither an order of the entries, nor the white space of the header, nor an alignment of the data.
    [Fact]
    public void TheReaderTakesAnyOrderAndWhiteSpaceAndEscapesAndAlignment()
    {
        const string Header = """
            { "dense/kernel" : { "data_offsets" : [ 12, 36 ], "shape" : [ 2, 3 ], "dtype" : "F32" },
              "dense\/b\u0069as" : { "shape" : [ 3 ], "dtype" : "F32", "data_offsets" : [ 0, 12 ] }, "__metadata__" : { } }
            """;
        byte[] bytes = SafetensorsBytes.File(Header.PadRight(Header.Length + 1 + (Header.Length % 2)), -1, -2, -3, 1, 2, 3, 4, 5, 6);
        TestBlock<float> block = Read(bytes);
        Assert.Equal(1, SafetensorsBytes.HeaderLength(bytes) % 2);
        Assert.Equal([1, 2, 3, 4, 5, 6], Enumerable.Range(0, 6).Select(i => block[0, i]));
        Assert.Equal([-1, -2, -3], Enumerable.Range(0, 3).Select(i => block[1, i]));
    }

    private TestBlock<float> Read(byte[] bytes)
    {
        var block = new TestBlock<float>(("dense/kernel", [2, 3]), ("dense/bias", [3]));
        SafetensorsReader.Read(_folder.Write("net.safetensors", bytes), block.Tensors, block.Values.AsSpan());
        return block;
    }
}
