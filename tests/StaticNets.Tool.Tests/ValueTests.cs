using StaticNets.Tests.Support;
using StaticNets.Tool.Tests.Networks;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Tool.Tests;

/// <summary>Number formats, and numbers that no network accepts.</summary>
public sealed class ValueTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    // All formats represent 1.5 and −2 exactly: as 0x3E00 and 0xC000 in half precision (IEEE 754), and as 0x3FC0 and 0xC000 in bfloat16,
    // the upper half of single precision.
    [Theory]
    [InlineData("F16", new byte[] { 0x00, 0x3E, 0x00, 0xC0 }, "widened from F16 to F32")]
    [InlineData("BF16", new byte[] { 0xC0, 0x3F, 0x00, 0xC0 }, "widened from BF16 to F32")]
    [InlineData("F32", new byte[] { 0, 0, 0xC0, 0x3F, 0, 0, 0, 0xC0 }, null)]
    [InlineData("F64", new byte[] { 0, 0, 0, 0, 0, 0, 0xF8, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0xC0 }, "rounded from F64 to F32")]
    public void EveryFormatOfWeights(string dtype, byte[] data, string? done)
    {
        string report = Convert("Tiny", dtype, data).Report;

        float[] kernel = new float[2];
        Tiny.Load(_folder.File("out")).Parameters["dense/kernel"].FlattenTo(kernel);
        Assert.Equal([1.5f, -2f], kernel);
        Assert.Contains($"  transposed{(done is null ? "" : ", " + done)}\n", report);
    }

    [Fact]
    public void ANetworkInDoubleKeepsSingleAsItIs()
    {
        string report = Convert("TinyDouble", "F32", ModelFiles.Bytes(0.1f, -2)).Report;

        double[] kernel = new double[2];
        TinyDouble.Load(_folder.File("out")).Parameters["dense/kernel"].FlattenTo(kernel);
        Assert.Equal([0.1f, -2], kernel);
        Assert.Contains("transposed, widened from F32 to F64\n", report);
        Assert.EndsWith("2 tensors, 3 values, F64\n", report);
    }

    // 1 + 3·2⁻⁸ (0x3F818000 in single) lies halfway between 0x3F81 and 0x3F82 of bfloat16 and rounds to the even 0x3F82. −2 is 0xC000.
    [Theory]
    [InlineData("F32", new byte[] { 0x00, 0x80, 0x81, 0x3F, 0, 0, 0, 0xC0 }, "rounded from F32 to BF16")]
    [InlineData("F64", new byte[] { 0, 0, 0, 0, 0, 0x30, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0xC0 }, "rounded from F64 to BF16")]
    [InlineData("BF16", new byte[] { 0x82, 0x3F, 0x00, 0xC0 }, null)]
    public void AKernelInSixteenBitsIsWrittenAsItIsStored(string dtype, byte[] data, string? done)
    {
        string report = Convert("TinyBFloat16", dtype, data).Report;

        float[] kernel = new float[2];
        TinyBFloat16.Load(_folder.File("out")).Parameters["dense/kernel"].FlattenTo(kernel);
        Assert.Equal([1 + (1 / 64f), -2f], kernel);
        Assert.Contains($"  transposed{(done is null ? "" : ", " + done)}\n", report);
        Assert.EndsWith("2 tensors, 3 values, BF16 and F32\n", report);
        Assert.Contains("dense/kernel  BF16", ToolRun.Of("inspect", _folder.File("out")).Report);
    }

    [Fact]
    public void WhatBFloat16CannotHoldIsRefused() =>
        Assert.Equal(
            Fault("expected values that BF16 holds, found 3.4028234663852886E+38 at [0, 1]."),
            Convert("TinyBFloat16", "F32", ModelFiles.Bytes(1, float.MaxValue)).Refusal
        );

    [Fact]
    public void WholeNumbersAreNoWeights() =>
        Assert.Equal(Fault("expected F64, F32, F16 or BF16, found I32."), Convert("Tiny", "I32", new byte[8]).Refusal);

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void WhatIsNotFiniteIsRefusedWithItsPlace(float bad, string text) =>
        Assert.Equal(Fault($"expected finite values, found {text} at [0, 1]."), Convert("Tiny", "F32", ModelFiles.Bytes(1, bad)).Refusal);

    [Fact]
    public void WhatSinglePrecisionCannotHoldIsRefused() =>
        Assert.Equal(
            Fault("expected values that single precision holds, found 1E+300 at [0, 1]."),
            Convert("Tiny", "F64", [.. BitConverter.GetBytes(1.0), .. BitConverter.GetBytes(1e300)]).Refusal
        );

    [Fact]
    public void ThePlaceOfAValueIsThatInTheFile()
    {
        string model = _folder.Write(
            "model",
            ModelFiles.OfBytes(("d.bias", "F32", [2], new byte[8]), ("d.weight", "F64", [2, 2], Doubles(1, 1e300, 1, 1)))
        );

        Assert.Equal(
            Fault("expected values that single precision holds, found 1E+300 at [0, 1]."),
            ToolRun.Convert("pytorch", model, "TwoToTwo", _folder.File("out")).Refusal
        );
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Doubles(params double[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private string Fault(string rest) => $"Weight file '{_folder.File("model")}', tensor 'd.weight': {rest}\n";

    private ToolRun Convert(string network, string dtype, byte[] data)
    {
        byte[] model = ModelFiles.OfBytes(("d.bias", "F32", [1], ModelFiles.Bytes(0.5f)), ("d.weight", dtype, [1, 2], data));
        ToolRun run = ToolRun.Convert("pytorch", _folder.Write("model", model), network, _folder.File("out"));
        Assert.Equal(run.ExitCode == 0, File.Exists(_folder.File("out")));
        return run;
    }
}
