using StaticNets.Files;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Files;

/// <summary>
/// 16-bit numbers become 32-bit numbers of the same value. The test covers all finite numbers of each format, computed by its definition.
/// </summary>
public sealed class HalfPrecisionTests : IDisposable
{
    private const int Count = 1 << 16;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // The numbers of bits are those of the formats: F16 is IEEE 754 binary16, and BF16 is the upper half of binary32.
    [Theory]
    [InlineData("F16", 5, 10)]
    [InlineData("BF16", 8, 7)]
    public void EveryFiniteNumberIsExact(string dtype, int exponentBits, int fractionBits)
    {
        int[] finite = [.. Enumerable.Range(0, Count).Where(bits => Exponent(bits) != (1 << exponentBits) - 1)];
        float[] found = Load(dtype, finite);
        for (int i = 0; i < finite.Length; i++)
        {
            int exponent = Exponent(finite[i]);
            double fraction = (finite[i] & ((1 << fractionBits) - 1)) / (double)(1 << fractionBits);
            int bias = (1 << (exponentBits - 1)) - 1;
            double value = exponent == 0 ? Math.ScaleB(fraction, 1 - bias) : Math.ScaleB(1 + fraction, exponent - bias);
            double expected = finite[i] >> 15 == 1 ? -value : value;

            // Compares bits, so that −0 and 0 differ.
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(found[i]));
        }

        int Exponent(int bits) => (bits >> fractionBits) & ((1 << exponentBits) - 1);
    }

    [Theory]
    [InlineData("F16", 0x7C00, "Infinity")]
    [InlineData("BF16", 0xFF80, "-Infinity")]
    [InlineData("BF16", 0x7FC0, "NaN")]
    public void WhatIsNotFiniteIsRefused(string dtype, int bits, string found)
    {
        var error = Assert.Throws<InvalidDataException>(() => Load(dtype, [0, bits]));
        Assert.EndsWith($", tensor 'dense/kernel': expected finite values, found {found} at [1].", error.Message, StringComparison.Ordinal);
    }

    private float[] Load(string dtype, int[] numbers)
    {
        string header =
            $$$"""{"dense/kernel":{"dtype":"{{{dtype}}}","shape":[{{{numbers.Length}}}],"data_offsets":[0,{{{2 * numbers.Length}}}]}}""";
        byte[] data = [.. numbers.SelectMany(bits => new[] { (byte)bits, (byte)(bits >> 8) })];
        string path = _folder.Write("net.safetensors", [.. SafetensorsBytes.File(header), .. data]);
        var block = new TestBlock<float>(("dense/kernel", [numbers.Length]));
        SafetensorsReader.Read(path, block.Tensors, block.Values.AsSpan());
        return [.. Enumerable.Range(0, numbers.Length).Select(i => block[0, i])];
    }
}
