using StaticNets.Runtime;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Runtime;

/// <summary>Kernels of convolutions are split into groups, joined again and flipped, between buffers next to unreadable pages.</summary>
public sealed class KernelCopyTests
{
    private static readonly (int Taps, int Groups, int Channels, int Filters)[] _sizes =
    [
        (1, 1, 1, 1),
        (6, 1, 17, 5),
        (4, 3, 2, 7),
        (9, 2, 16, 16),
    ];

    [Theory]
    [InlineData(Guard.Behind, false)]
    [InlineData(Guard.Before, false)]
    [InlineData(Guard.Behind, true)]
    [InlineData(Guard.Before, true)]
    public void ColumnsSplitIntoGroupsAndJoinAgain(Guard guard, bool accumulate)
    {
        foreach ((int rows, int groups, int _, int columns) in _sizes)
        {
            int stride = (groups * columns) + 3;
            int groupStride = columns + 2;
            using GuardedBuffer<double> matrix = Numbered(rows * stride, guard);
            using GuardedBuffer<double> split = new(groups * rows * groupStride, guard);
            split.Span.Fill(double.NaN);
            ColumnGroups.Split(ref matrix.Reference, stride, ref split.Reference, groupStride, rows, groups, columns);
            double[] expected = new double[split.Length];
            foreach ((int group, int row, int column) in Triples(groups, rows, columns))
            {
                expected[(((group * rows) + row) * groupStride) + column] = matrix.Span[(row * stride) + (group * columns) + column];
            }

            Assert.Equal(expected, split.Span.ToArray());

            using GuardedBuffer<double> joined = new(rows * stride, guard);
            joined.Span.Fill(0.5);
            ColumnGroups.Join(ref split.Reference, groupStride, ref joined.Reference, stride, rows, groups, columns, accumulate);
            for (int i = 0; i < joined.Length; i++)
            {
                bool isPadding = i % stride >= groups * columns;
                Assert.Equal((isPadding ? 0 : matrix.Span[i]) + (accumulate ? 0.5 : 0), joined.Span[i]);
            }
        }
    }

    [Theory]
    [InlineData(Guard.Behind)]
    [InlineData(Guard.Before)]
    public void TheLastTapComesFirstAndFiltersChangePlacesWithChannels(Guard guard)
    {
        foreach ((int taps, int groups, int channels, int filters) in _sizes)
        {
            int stride = filters + 3;
            int flippedStride = channels + 2;
            using GuardedBuffer<double> kernel = Numbered(groups * taps * channels * stride, guard);
            using GuardedBuffer<double> flipped = new(groups * taps * filters * flippedStride, guard);
            flipped.Span.Fill(double.NaN);
            FlippedKernel.Write(ref kernel.Reference, stride, ref flipped.Reference, flippedStride, groups, taps, 1, 1, 1, channels, filters);
            double[] expected = new double[flipped.Length];
            foreach ((int part, int channel, int filter) in Triples(groups * taps, channels, filters))
            {
                int turnedPart = (part / taps * taps) + taps - 1 - (part % taps);
                expected[(((turnedPart * filters) + filter) * flippedStride) + channel] = kernel.Span[
                    (((part * channels) + channel) * stride) + filter
                ];
            }

            Assert.Equal(expected, flipped.Span.ToArray());
        }
    }

    [Theory]
    [InlineData(Guard.Behind)]
    [InlineData(Guard.Before)]
    public void TheLastTapOfEachChannelComesFirst(Guard guard)
    {
        foreach ((int taps, int _, int channels, int _) in _sizes)
        {
            int stride = channels + 3;
            int flippedStride = channels + 2;
            using GuardedBuffer<double> kernel = Numbered(taps * stride, guard);
            using GuardedBuffer<double> flipped = new(taps * flippedStride, guard);
            flipped.Span.Fill(double.NaN);
            FlippedKernel.WriteDepthwise(ref kernel.Reference, stride, ref flipped.Reference, flippedStride, taps, 1, 1, 1, channels);
            double[] expected = new double[flipped.Length];
            foreach ((int tap, int channel, int _) in Triples(taps, channels, 1))
            {
                expected[((taps - 1 - tap) * flippedStride) + channel] = kernel.Span[(tap * stride) + channel];
            }

            Assert.Equal(expected, flipped.Span.ToArray());
        }
    }

    private static GuardedBuffer<double> Numbered(int length, Guard guard)
    {
        GuardedBuffer<double> buffer = new(length, guard);
        for (int i = 0; i < length; i++)
        {
            buffer.Span[i] = i + 1;
        }

        return buffer;
    }

    private static IEnumerable<(int A, int B, int C)> Triples(int a, int b, int c) =>
        from i in Enumerable.Range(0, a)
        from j in Enumerable.Range(0, b)
        from k in Enumerable.Range(0, c)
        select (i, j, k);
}
