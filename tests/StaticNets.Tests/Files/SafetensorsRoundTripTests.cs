using System.Numerics;
using StaticNets.Files;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Files;

public sealed class SafetensorsRoundTripTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PaddedFloatRowsComeBackToTheBit() => RoundTrip<float>(("dense/kernel", [7, 10]), ("dense/bias", [10]));

    [Fact]
    public void PaddedDoubleRowsComeBackToTheBit() => RoundTrip<double>(("dense/kernel", [7, 10]), ("dense/bias", [10]));

    [Fact]
    public void FullFloatRowsComeBackToTheBit() => RoundTrip<float>(("dense/kernel", [5, 32]));

    [Fact]
    public void OneElementComesBackToTheBit() => RoundTrip<float>(("dense/bias", [1]));

    [Fact]
    public void FourAxesOfFloatComeBackToTheBit() => RoundTrip<float>(("conv/kernel", [3, 2, 5, 17]), ("conv/bias", [17]));

    [Fact]
    public void FourAxesOfDoubleComeBackToTheBit() => RoundTrip<double>(("conv/kernel", [3, 2, 5, 17]), ("conv/bias", [17]));

    // A row of 20 001 elements is longer than the 64 KiB buffers of the writer and the reader, and not a multiple of their length.
    [Fact]
    public void RowsLongerThanTheBuffersOfFloatComeBackToTheBit() => RoundTrip<float>(("dense/kernel", [3, 20001]));

    [Fact]
    public void RowsLongerThanTheBuffersOfDoubleComeBackToTheBit() => RoundTrip<double>(("dense/kernel", [3, 20001]));

    [Fact]
    public void NamesOutsideAsciiComeBack() => RoundTrip<float>(("größe/kernel", [2, 2]), ("層/bias", [2]), ("a\"b\\c/bias", [2]));

    [Fact]
    public void TheReaderLeavesThePaddingAlone()
    {
        var written = new TestBlock<float>(("dense/kernel", [2, 3])).FillWithFiniteBits(1);
        TestBlock<float> read = new TestBlock<float>(("dense/kernel", [2, 3])).FillWithSentinels();
        string path = _folder.File("net.safetensors");
        SafetensorsWriter.Write<float>(path, written.Tensors, written.Values);
        SafetensorsReader.Read(path, read.Tensors, read.Values.AsSpan());
        Assert.Equal(written.Values[..3], read.Values[..3]);
        Assert.Equal(written.Values[16..19], read.Values[16..19]);
        Assert.Equal(Enumerable.Range(3, 13).Select(i => -1000f - i), read.Values[3..16]);
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void TheWriterRefusesWhatTheReaderWouldRefuse(float value, string name)
    {
        var block = new TestBlock<float>(("dense/kernel", [4, 3]), ("dense/bias", [3]));
        block[0, 7] = value;
        string path = _folder.File("net.safetensors");
        var fault = Assert.Throws<InvalidOperationException>(() => SafetensorsWriter.Write<float>(path, block.Tensors, block.Values));
        Assert.Equal($"Cannot write '{path}', tensor 'dense/kernel': expected finite values, found {name} at [2, 1].", fault.Message);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void BlocksThatAreTooShortAreRefusedOnBothSides()
    {
        var block = new TestBlock<float>(("dense/kernel", [4, 3]), ("dense/bias", [3]));
        string path = _folder.File("net.safetensors");
        SafetensorsWriter.Write<float>(path, block.Tensors, block.Values);
        const string Expected = "Tensor 'dense/bias' ends at element 67 of the parameter block, but the block has 66 elements.";
        var writing = Assert.Throws<ArgumentException>(() =>
            SafetensorsWriter.Write<float>(path, block.Tensors, block.Values.AsSpan(0, 66))
        );
        var reading = Assert.Throws<ArgumentException>(() => SafetensorsReader.Read(path, block.Tensors, block.Values.AsSpan(0, 66)));
        Assert.StartsWith(Expected, writing.Message, StringComparison.Ordinal);
        Assert.StartsWith(Expected, reading.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LargeTensorsAreStreamed()
    {
        var block = new TestBlock<float>(("dense/kernel", [1024, 1000]));
        string path = _folder.File("net.safetensors");
        SafetensorsWriter.Write<float>(path, block.Tensors, block.Values);
        long before = GC.GetAllocatedBytesForCurrentThread();
        SafetensorsWriter.Write<float>(path, block.Tensors, block.Values);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // The writer may allocate two buffers of 64 KiB (rows to bytes, bytes to file) and a little more, but not the 4 MB of the tensor.
        Assert.InRange(allocated, 0, 256 * 1024);
        Assert.InRange(new FileInfo(path).Length, 4_096_000, 4_096_200);
    }

    private void RoundTrip<T>(params (string Name, int[] Shape)[] tensors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TestBlock<T> written = new TestBlock<T>(tensors).FillWithFiniteBits(seed: 7);
        var read = new TestBlock<T>(tensors);
        string path = _folder.File("net.safetensors");
        SafetensorsWriter.Write<T>(path, written.Tensors, written.Values);
        SafetensorsReader.Read(path, read.Tensors, read.Values.AsSpan());
        Assert.Equal(written.Bits, read.Bits);
    }
}
