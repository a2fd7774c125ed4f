using StaticNets.Simd;

namespace StaticNets.Tests.Simd;

/// <summary>Converts bfloat16 to float and back.</summary>
public sealed class BFloat16Tests
{
    [Fact]
    public void EveryNumberComesBack()
    {
        for (int bits = 0; bits <= ushort.MaxValue; bits++)
        {
            float value = BFloat16.Widen((ushort)bits);
            if (float.IsNaN(value))
            {
                Assert.True(float.IsNaN(BFloat16.Widen(BFloat16.Round(value))));
            }
            else
            {
                Assert.Equal(bits, BFloat16.Round(value));
            }
        }
    }

    /// <summary>
    /// A float is rounded to the nearer of the two neighbouring bfloat16 numbers; their distances are computed in double. A float in the
    /// middle is rounded to the neighbour whose last bit is 0.
    /// </summary>
    [Fact]
    public void RoundsToTheNearestAndHalvesToEven()
    {
        Random random = new(1);
        for (int i = 0; i < 200_000; i++)
        {
            // Every fourth number lies in the middle between its neighbours.
            uint bits = (uint)random.NextInt64(1L << 32);
            float value = BitConverter.UInt32BitsToSingle(i % 4 == 0 ? (bits & 0xFFFF0000) | 0x8000 : bits);
            if (!float.IsFinite(value) || Math.Abs(value) > 3.3e38f)
            {
                continue;
            }

            ushort below = (ushort)(BitConverter.SingleToUInt32Bits(value) >> 16);
            ushort above = (ushort)(below + 1);
            double toBelow = Math.Abs(value - (double)BFloat16.Widen(below));
            double toAbove = Math.Abs(value - (double)BFloat16.Widen(above));
            ushort nearest =
                toBelow < toAbove ? below
                : toBelow > toAbove ? above
                : below % 2 == 0 ? below
                : above;
            Assert.Equal(nearest, BFloat16.Round(value));
        }
    }

    // The largest finite number is 2¹²⁸ · (1 − 2⁻⁸). Floats from the midpoint between this number and 2¹²⁸ upwards become infinite, as the
    // standard requires.
    [Theory]
    [InlineData(0x7F7F7FFFu, 0x7F7F)]
    [InlineData(0x7F7F8000u, 0x7F80)]
    [InlineData(0xFF7FFFFFu, 0xFF80)]
    [InlineData(0x7F800000u, 0x7F80)]
    [InlineData(0x7F800001u, 0x7FC0)]
    [InlineData(0xFFFFFFFFu, 0xFFFF)]
    public void TooLargeBecomesInfiniteAndNaNStaysNaN(uint bits, int expected) =>
        Assert.Equal(expected, BFloat16.Round(BitConverter.UInt32BitsToSingle(bits)));
}
