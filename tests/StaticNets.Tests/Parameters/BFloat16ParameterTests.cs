using System.Numerics.Tensors;
using StaticNets.Tests.Networks.BFloat16;

namespace StaticNets.Tests.Parameters;

/// <summary>
/// Reads and writes a 16-bit kernel: a view is a copy widened to 32 bits; writing rounds to the nearest number, and ties to the even one.
/// </summary>
public sealed class BFloat16ParameterTests
{
    private const string Kernel = "dense/kernel";

    // With 8 significant bits, the number after 1 is 1 + 2⁻⁷. So 1 + 2⁻⁸ lies midway between two numbers and is rounded to 1, and 1 + 3·2⁻⁸
    // is rounded to 1 + 2⁻⁶.
    private static readonly float[] _written = [1 + (1 / 256f), 1 + (3 / 256f), -0.1f];
    private static readonly float[] _stored = [1, 1 + (1 / 64f), -0.10009765625f];

    [Fact]
    public void ANewNetworkHasTheRoundedNumbersOfOneInSinglePrecision()
    {
        float[] wide = Values(new Unrounded(7).Parameters[Kernel]);
        float[] narrow = Values(new Rounded(7).Parameters[Kernel]);
        Assert.Equal(Values(new Unrounded(7).Parameters["dense/bias"]), Values(new Rounded(7).Parameters["dense/bias"]));
        Assert.NotEqual(wide, narrow);
        for (int i = 0; i < wide.Length; i++)
        {
            Assert.Equal(0u, BitConverter.SingleToUInt32Bits(narrow[i]) & 0xFFFF);
            Assert.InRange(Math.Abs(narrow[i] - wide[i]), 0, Math.Abs(wide[i]) / 256);
        }
    }

    [Fact]
    public void AViewHasTheShapeOfTheLayerAndIsACopy()
    {
        Unrolled network = new();
        ReadOnlyTensorSpan<float> before = network.Parameters[Kernel];
        Assert.Equal((nint[])[3, 1], before.Lengths.ToArray());
        float first = before[0, 0];
        network.Parameters.Set(Kernel, _written);
        Assert.Equal(first, before[0, 0]);
        Assert.Equal(_stored, Values(network.Dense.Kernel));
    }

    [Fact]
    public void SetAndEditRoundToTheNearest()
    {
        Unrolled network = new();
        network.Parameters.Set(Kernel, _written);
        Assert.Equal(_stored, Values(network.Parameters[Kernel]));
        network.Parameters.Edit(edit =>
        {
            Assert.Equal(_stored[1], edit[Kernel][1, 0]);
            edit[Kernel][0, 0] = -_written[1];
            edit["dense/bias"][0] = 0.1f;
        });
        Assert.Equal([-_stored[1], _stored[1], _stored[2]], Values(network.Parameters[Kernel]));
        Assert.Equal([0.1f], Values(network.Parameters["dense/bias"]));
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.MaxValue, "Infinity")]
    public void WhatIsNotFiniteInSixteenBitsIsRefused(float bad, string found)
    {
        Unrolled network = new();
        float[] before = Values(network.Parameters[Kernel]);
        string message = $"Parameters must be finite, but value 1 of tensor 'dense/kernel' [3, 1] would be {found}.";
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => network.Parameters.Set(Kernel, [1, bad, 2])).Message);
        Assert.Equal(
            message,
            Assert
                .Throws<ArgumentException>(() =>
                    network.Parameters.Edit(edit =>
                    {
                        edit["dense/bias"][0] = 5;
                        edit[Kernel][1, 0] = bad;
                    })
                )
                .Message
        );
        Assert.Equal(before, Values(network.Parameters[Kernel]));
        Assert.Equal([0f], Values(network.Parameters["dense/bias"]));
    }

    [Fact]
    public void ACloneHasItsOwnCopy()
    {
        Mixed network = new(seed: 3);
        Mixed clone = network.Clone();
        float[] before = Values(network.Parameters["dense_2/kernel"]);
        Assert.Equal(before, Values(clone.Parameters["dense_2/kernel"]));
        Assert.Equal(Values(network.Parameters["dense_1/kernel"]), Values(clone.Parameters["dense_1/kernel"]));
        network.Parameters.Set("dense_2/kernel", new float[450]);
        Assert.Equal(before, Values(clone.Parameters["dense_2/kernel"]));
    }

    [Fact]
    public void TheSummaryCountsTheirBytes()
    {
        // The two 16-bit kernels have 60·128 + 45·10 numbers of two bytes. The kernel between them has 128·45 numbers of four bytes, and
        // there are 128 + 45 + 10 biases of four bytes.
        Assert.Contains("Total params: 14 073 (40 032 bytes, float and bfloat16)", Mixed.Summary, StringComparison.Ordinal);
    }

    private static float[] Values(ReadOnlyTensorSpan<float> tensor)
    {
        float[] values = new float[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}
