using StaticNets.Files;
using StaticNets.Tests.Networks.BFloat16;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Files;

/// <summary>
/// Tests files of networks with bfloat16 kernels: BF16 is written and read without change, F32 and F16 are rounded, and all other formats
/// are refused.
/// </summary>
public sealed class BFloat16FileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SavingAndLoadingKeepsEveryBit()
    {
        Mixed network = new(seed: 9);
        string path = _folder.File("net.safetensors");
        network.Save(path);
        using (SafetensorsSource source = SafetensorsSource.Open(path, new FaultReporter(path)))
        {
            Assert.Equal(["BF16", "F32", "F32", "F32", "BF16", "F32"], source.Entries.Select(entry => entry.Dtype.Name));
        }

        Mixed loaded = Mixed.Load(path);
        foreach (string name in network.Parameters.Names)
        {
            Assert.Equal(Values(network, name), Values(loaded, name));
        }
    }

    /// <summary>The file holds the upper half of each 32-bit number in little endian: 1.5 is 3FC0, −2 is C000, 2⁻¹²⁶ is 0080.</summary>
    [Fact]
    public void WritesTheUpperHalfOfEachNumber()
    {
        Unrolled network = new();
        network.Parameters.Set("dense/kernel", [1.5f, -2, 1.17549435E-38f]);
        string path = _folder.File("net.safetensors");
        network.Save(path);
        Assert.Equal([0xC0, 0x3F, 0x00, 0xC0, 0x80, 0x00, 0, 0, 0, 0], File.ReadAllBytes(path)[^10..]);
    }

    // 1 + 2⁻⁸ and 1 + 3·2⁻⁸ lie midway between two numbers of 8 significant bits and are rounded to the even one. F16 represents both
    // exactly.
    [Theory]
    [InlineData("F32", new byte[] { 0x00, 0x80, 0x80, 0x3F, 0x00, 0x80, 0x81, 0x3F, 0x01, 0x80, 0x80, 0x3F }, 1 + (1 / 128f))]
    [InlineData("F16", new byte[] { 0x04, 0x3C, 0x0C, 0x3C, 0x05, 0x3C }, 1 + (1 / 128f))]
    [InlineData("BF16", new byte[] { 0x80, 0x3F, 0x82, 0x3F, 0x81, 0x3F }, 1 + (1 / 128f))]
    public void LoadingRoundsLongerFormatsToTheNearest(string dtype, byte[] kernel, float last)
    {
        Unrolled network = new();
        network.LoadWeights(Write(dtype, kernel));
        Assert.Equal([1, 1 + (1 / 64f), last], Values(network, "dense/kernel"));
        Assert.Equal([0.5f], Values(network, "dense/bias"));
    }

    [Fact]
    public void RefusesDoublesAndWhatWouldBecomeInfinite()
    {
        Unrolled network = new();
        float[] before = Values(network, "dense/kernel");
        string doubles = Write("F64", new byte[24]);
        Assert.Equal(
            $"Weight file '{doubles}', tensor 'dense/kernel': expected dtype BF16, the format of its weights, found F64: "
                + "'staticnets convert --from keras' converts it.",
            Assert.Throws<InvalidDataException>(() => network.LoadWeights(doubles)).Message
        );
        string large = Write("F32", [.. new byte[4], .. BitConverter.GetBytes(float.MaxValue), .. new byte[4]]);
        Assert.Equal(
            $"Weight file '{large}', tensor 'dense/kernel': expected values that BF16 holds, found Infinity at [1, 0].",
            Assert.Throws<InvalidDataException>(() => network.LoadWeights(large)).Message
        );
        Assert.Equal(before, Values(network, "dense/kernel"));
    }

    [Fact]
    public void ANetworkInSinglePrecisionLoadsTheFileExactly()
    {
        Rounded rounded = new(seed: 4);
        string path = _folder.File("net.safetensors");
        rounded.Save(path);
        Assert.Equal(Values(rounded, "dense/kernel"), Values(Unrounded.Load(path), "dense/kernel"));
    }

    private string Write(string dtype, byte[] kernel)
    {
        string bias = $$$""" "dense/bias":{"dtype":"F32","shape":[1],"data_offsets":[{{{kernel.Length}}},{{{kernel.Length + 4}}}]} """;
        string header = $$$"""{"dense/kernel":{"dtype":"{{{dtype}}}","shape":[3,1],"data_offsets":[0,{{{kernel.Length}}}]},{{{bias}}}}""";
        return _folder.Write("in.safetensors", [.. SafetensorsBytes.File(header), .. kernel, .. BitConverter.GetBytes(0.5f)]);
    }

    private static float[] Values(StaticNets.Tests.Networks.INetwork<float> network, string name)
    {
        float[] values = new float[network.Parameters[name].FlattenedLength];
        network.Parameters[name].FlattenTo(values);
        return values;
    }
}
