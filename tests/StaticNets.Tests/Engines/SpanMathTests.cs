using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Tests.Engines;

/// <summary>
/// Compares the functions of <see cref="SpanMath"/> with loops over single elements, for lengths at and around multiples of the vector
/// lengths.
/// </summary>
public sealed class SpanMathTests
{
    public static TheoryData<int> Lengths => [0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void SumsAndProductsAreThoseOfTheElements(int length)
    {
        Check<float>(length);
        Check<double>(length);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void TheFirstValueOutsideIsFound(int length)
    {
        for (int bad = 0; bad < length; bad++)
        {
            float[] values = [.. Enumerable.Range(0, length).Select(i => i % 2 == 0 ? 0f : 1f)];
            Assert.Equal(-1, SpanMath.FirstOutside<float>(values, 0, 1));
            values[bad] = float.NaN;
            Assert.Equal(-1, SpanMath.FirstOutside<float>(values, 0, 1));
            values[bad] = MathF.BitIncrement(1);
            values[^1] = 2;
            Assert.Equal(bad, SpanMath.FirstOutside<float>(values, 0, 1));
            values[bad] = -float.Epsilon;
            Assert.Equal(bad, SpanMath.FirstOutside<float>(values, 0, 1));
        }
    }

    // The values are small whole numbers, so sums and products are exact in any order.
    private static void Check<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] a = [.. Enumerable.Range(0, length).Select(i => T.CreateChecked(i - 5))];
        T[] b = [.. Enumerable.Range(0, length).Select(i => T.CreateChecked((3 * i) + 2))];

        T[] sum = [.. a];
        SpanMath.Add<T>(sum, b);
        Assert.Equal(a.Zip(b, (x, y) => x + y), sum);

        T[] squares = [.. a];
        SpanMath.AddSquares<T>(squares, b);
        Assert.Equal(a.Zip(b, (x, y) => x + (y * y)), squares);

        T[] products = [.. a];
        SpanMath.Multiply<T>(products, b);
        Assert.Equal(a.Zip(b, (x, y) => x * y), products);
    }
}
