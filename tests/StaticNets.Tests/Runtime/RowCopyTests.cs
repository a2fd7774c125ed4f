using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Runtime;

/// <summary>Padding is added to rows and removed, between buffers next to an unreadable page.</summary>
public sealed class RowCopyTests
{
    [Theory]
    [InlineData(Guard.Behind)]
    [InlineData(Guard.Before)]
    public void FloatRowsSurviveTheWayInAndOut(Guard guard) => RoundTrip<float>(guard);

    [Theory]
    [InlineData(Guard.Behind)]
    [InlineData(Guard.Before)]
    public void DoubleRowsSurviveTheWayInAndOut(Guard guard) => RoundTrip<double>(guard);

    [Fact]
    public void NoRowsTouchNothing()
    {
        float[] source = [1];
        float[] destination = [2];
        RowCopy.Pack(ref source[0], 1, ref destination[0], 1, 1, 0);
        RowCopy.Unpack(ref source[0], 1, ref destination[0], 1, 0);
        Assert.Equal([2f], destination);
    }

    [Fact]
    public void ImpossibleLengthsAreRefusedBeforeAnythingIsWritten()
    {
        float[] source = [1, 1];
        float[] destination = [2, 2];
        Assert.Throws<ArgumentOutOfRangeException>("length", () => RowCopy.Pack(ref source[0], 2, ref destination[0], 2, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => RowCopy.Pack(ref source[0], 2, ref destination[0], 1, 2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(
            "destinationStride",
            () => RowCopy.Pack(ref source[0], 2, ref destination[0], nuint.MaxValue, 2, 1)
        );
        Assert.Throws<ArgumentOutOfRangeException>("length", () => RowCopy.Unpack(ref source[0], 2, ref destination[0], -1, 1));
        Assert.Equal([2f, 2f], destination);
    }

    private static void RoundTrip<T>(Guard guard)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int length = 1; length <= 33; length++)
        {
            foreach (int padding in new[] { 0, 1, 15, 48 })
            {
                for (int rows = 1; rows <= 3; rows++)
                {
                    RoundTrip<T>(guard, length, length + padding, rows);
                }
            }
        }
    }

    private static void RoundTrip<T>(Guard guard, int length, int stride, int rows)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using GuardedBuffer<T> dense = new(rows * length, guard);
        using GuardedBuffer<T> padded = new(rows * stride, guard);
        for (int i = 0; i < dense.Length; i++)
        {
            dense.Span[i] = T.CreateChecked(i + 1);
        }

        padded.Span.Fill(T.NaN);
        RowCopy.Pack(ref dense.Reference, (nuint)length, ref padded.Reference, (nuint)stride, length, (nuint)rows);
        for (int i = 0; i < padded.Length; i++)
        {
            (int row, int column) = (i / stride, i % stride);
            Assert.Equal(column < length ? T.CreateChecked(row * length + column + 1) : T.Zero, padded.Span[i]);
        }

        // The padding of the last source row need not exist.
        using GuardedBuffer<T> source = new((rows - 1) * stride + length, guard);
        padded.Span[..source.Length].CopyTo(source.Span);
        using GuardedBuffer<T> destination = new(rows * length, guard);
        destination.Span.Fill(T.NaN);
        RowCopy.Unpack(ref source.Reference, (nuint)stride, ref destination.Reference, length, (nuint)rows);
        Assert.Equal(dense.Span.ToArray(), destination.Span.ToArray());
    }
}
