using StaticNets.Files;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Files;

/// <summary>Rejects valid files of another network, and values that no network can use.</summary>
public sealed class SafetensorsDeclarationFaultTests
{
    private const string Declared = ": expected exactly the tensors that the network declares, found ";

    // The control: the file that the other tests edit can be loaded.
    [Fact]
    public void TheFileWithoutAFaultLoads()
    {
        using var folder = new TemporaryFolder();
        var block = new TestBlock<float>(("dense/kernel", [2, 3]), ("dense/bias", [3]));
        string path = folder.Write("net.safetensors", SafetensorsBytes.File(Refusal.Header, Refusal.Data));
        SafetensorsReader.Read(path, block.Tensors, block.Values.AsSpan());
        Assert.Equal(Refusal.Data[..6], Enumerable.Range(0, 6).Select(i => block[0, i]));
        Assert.Equal(Refusal.Data[6..], Enumerable.Range(0, 3).Select(i => block[1, i]));
    }

    [Fact]
    public void MissingTensors() =>
        Refusal.Expect(SafetensorsBytes.File("{" + Refusal.Kernel + "}", Refusal.Data.AsSpan(0, 6)), Declared + "no 'dense/bias'.");

    [Fact]
    public void ExtraTensors() =>
        Refusal.Expect(
            SafetensorsBytes.File(
                "{" + Refusal.Kernel + "," + Refusal.Bias + ""","step":{"dtype":"U8","shape":[0],"data_offsets":[36,36]}}""",
                Refusal.Data
            ),
            Declared + "undeclared 'step'."
        );

    [Fact]
    public void MisspeltTensorsAreNamedWithTheNearest() =>
        Refusal.Expect(
            Refusal.Edited("dense/bias", "dense_1/bias"),
            Declared + "no 'dense/bias' (nearest: 'dense_1/bias'); undeclared 'dense_1/bias' (nearest: 'dense/bias')."
        );

    [Fact]
    public void TensorsOfAnotherNetworkAreNamedWithoutFalseFriends() =>
        Refusal.Expect(Refusal.Edited("dense/bias", "convolution/offset"), Declared + "no 'dense/bias'; undeclared 'convolution/offset'.");

    [Fact]
    public void EmptyFilesLackEveryTensor() => Refusal.Expect(SafetensorsBytes.File("{}"), Declared + "no 'dense/kernel', 'dense/bias'.");

    [Fact]
    public void ManyNamesAreCounted() => ExpectNames(8, "'n06', 'n07'.");

    // The header is not read past the ninth undeclared name.
    [Fact]
    public void MoreNamesAreNotRead() => ExpectNames(11, "'n06', 'n07' and more.");

    // The reader stops at the ninth undeclared name. The declared tensors come later, so the reader cannot know whether they are missing.
    [Fact]
    public void TensorsThatWereNotReadAreNotCalledMissing()
    {
        string entries = string.Concat(
            Enumerable.Range(0, 11).Select(i => $"\"n{i:00}\":{{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[36,36]}},")
        );
        Refusal.Expect(
            SafetensorsBytes.File("{" + entries + Refusal.Kernel + "," + Refusal.Bias + "}", Refusal.Data),
            Declared + "undeclared 'n00', 'n01', 'n02', 'n03', 'n04', 'n05', 'n06', 'n07' and more."
        );
    }

    private static void ExpectNames(int count, string end)
    {
        string entries = string.Concat(
            Enumerable.Range(0, count).Select(i => $",\"n{i:00}\":{{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[36,36]}}")
        );
        Refusal.Expect(
            SafetensorsBytes.File("{" + Refusal.Kernel + "," + Refusal.Bias + entries + "}", Refusal.Data),
            Declared + "undeclared 'n00', 'n01', 'n02', 'n03', 'n04', 'n05', " + end
        );
    }

    [Theory]
    [InlineData("I32", "3")]
    [InlineData("C64", "1")]
    [InlineData("F8_E4M3", "12")]
    [InlineData("F4", "24")]
    public void OtherDtypesOfTheFormat(string dtype, string length)
    {
        string bytes = dtype == "C64" ? "[24,32]" : "[24,36]";
        string header = $"{{{Refusal.Kernel},\"dense/bias\":{{\"dtype\":\"{dtype}\",\"shape\":[{length}],\"data_offsets\":{bytes}}}}}";
        Refusal.Expect(
            SafetensorsBytes.File(header, Refusal.Data.AsSpan(0, dtype == "C64" ? 8 : 9)),
            $", tensor 'dense/bias': expected dtype F32, the precision of the network, found {dtype}."
        );
    }

    [Fact]
    public void DoubleFilesForAFloatNetworkNameTheCommand() =>
        Refusal.Expect(
            SafetensorsBytes.File(
                "{" + Refusal.Kernel + ",\"dense/bias\":{\"dtype\":\"F64\",\"shape\":[3],\"data_offsets\":[24,48]}}",
                [.. Refusal.Data, 0, 0, 0]
            ),
            ", tensor 'dense/bias': expected dtype F32, the precision of the network, found F64: 'staticnets convert --from keras' converts it."
        );

    [Fact]
    public void FloatFilesForADoubleNetwork()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("net.safetensors", SafetensorsBytes.File(Refusal.Header, Refusal.Data));
        TestBlock<double> block = new TestBlock<double>(("dense/kernel", [2, 3]), ("dense/bias", [3])).FillWithSentinels();
        byte[] before = block.Bits;
        var fault = Assert.Throws<InvalidDataException>(() => SafetensorsReader.Read(path, block.Tensors, block.Values.AsSpan()));
        Assert.Equal(
            $"Weight file '{path}', tensor 'dense/kernel': expected dtype F64, the precision of the network, found F32: 'staticnets convert --from keras' converts it.",
            fault.Message
        );
        Assert.Equal(before, block.Bits);
    }

    [Theory]
    [InlineData("3,2", "[3, 2]")]
    [InlineData("6", "[6]")]
    [InlineData("2,3,1", "[2, 3, 1]")]
    public void OtherShapesOfTheSameSize(string shape, string found) =>
        Refusal.Expect(Refusal.Edited("2,3", shape), $", tensor 'dense/kernel': expected shape [2, 3], found {found}.");

    [Theory]
    [InlineData(0, float.NaN, "dense/kernel", "NaN at [0, 0]")]
    [InlineData(5, float.PositiveInfinity, "dense/kernel", "Infinity at [1, 2]")]
    [InlineData(8, float.NegativeInfinity, "dense/bias", "-Infinity at [2]")]
    public void ValuesThatAreNotFinite(int element, float value, string tensor, string found)
    {
        var data = (float[])Refusal.Data.Clone();
        data[element] = value;
        Refusal.Expect(SafetensorsBytes.File(Refusal.Header, data), $", tensor '{tensor}': expected finite values, found {found}.");
    }

    // A signalling NaN that carries a payload.
    [Fact]
    public void NaNsWithAPayload()
    {
        byte[] bytes = SafetensorsBytes.File(Refusal.Header, Refusal.Data);
        new byte[] { 0x21, 0x43, 0xa5, 0xff }.CopyTo(bytes, bytes.Length - 8);
        Refusal.Expect(bytes, ", tensor 'dense/bias': expected finite values, found NaN at [1].");
    }

    // The 64 KiB buffer holds 16 384 floats, so the fault at index 16 390 is in the second block that is read.
    [Fact]
    public void TheIndexOfABadValueCountsFromTheTensorsStart()
    {
        using var folder = new TemporaryFolder();
        var data = new float[20000];
        data[16_390] = float.NaN;
        const string Header = """{"dense/kernel":{"dtype":"F32","shape":[200,100],"data_offsets":[0,80000]}}""";
        string path = folder.Write("net.safetensors", SafetensorsBytes.File(Header, data));
        var block = new TestBlock<float>(("dense/kernel", [200, 100]));
        var fault = Assert.Throws<InvalidDataException>(() => SafetensorsReader.Read(path, block.Tensors, block.Values.AsSpan()));
        Assert.EndsWith("found NaN at [163, 90].", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFilesStayFileNotFound()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("none.safetensors");
        var block = new TestBlock<float>(("dense/bias", [3]));
        var fault = Assert.Throws<FileNotFoundException>(() => SafetensorsReader.Read(path, block.Tensors, block.Values.AsSpan()));
        Assert.Contains(path, fault.Message, StringComparison.Ordinal);
    }
}
