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

    private static readonly (int Height, int Width, int PhasesDown, int PhasesAcross)[] _kernels =
    [
        (1, 1, 1, 1),
        (3, 2, 1, 1),
        (3, 3, 2, 2),
        (5, 4, 3, 1),
        (2, 3, 1, 2),
        (2, 1, 3, 4),
    ];

    /// <summary>Returns the taps in the order of the flipped kernel: phase by phase, those of a phase from the last to the first.</summary>
    private static int[] Order((int Height, int Width, int PhasesDown, int PhasesAcross) kernel) =>
        [
            .. Enumerable
                .Range(0, kernel.Height * kernel.Width)
                .Select(tap => (Row: tap / kernel.Width, Column: tap % kernel.Width, Tap: tap))
                .OrderBy(at => at.Row % kernel.PhasesDown)
                .ThenBy(at => at.Column % kernel.PhasesAcross)
                .ThenByDescending(at => at.Row)
                .ThenByDescending(at => at.Column)
                .Select(at => at.Tap),
        ];

    [Theory]
    [InlineData(Guard.Behind)]
    [InlineData(Guard.Before)]
    public void TheLastTapOfEachPhaseComesFirstAndFiltersChangePlacesWithChannels(Guard guard)
    {
        foreach ((int _, int groups, int channels, int filters) in _sizes)
        {
            foreach ((int Height, int Width, int PhasesDown, int PhasesAcross) size in _kernels)
            {
                int[] order = Order(size);
                int stride = filters + 3;
                int flippedStride = channels + 2;
                using GuardedBuffer<double> kernel = Numbered(groups * order.Length * channels * stride, guard);
                using GuardedBuffer<double> flipped = new(groups * order.Length * filters * flippedStride, guard);
                flipped.Span.Fill(double.NaN);
                FlippedKernel.Write(
                    ref kernel.Reference,
                    stride,
                    ref flipped.Reference,
                    flippedStride,
                    groups,
                    size.Height,
                    size.Width,
                    size.PhasesDown,
                    size.PhasesAcross,
                    channels,
                    filters
                );
                double[] expected = new double[flipped.Length];
                foreach ((int part, int channel, int filter) in Triples(groups * order.Length, channels, filters))
                {
                    int from = (part / order.Length * order.Length) + order[part % order.Length];
                    expected[(((part * filters) + filter) * flippedStride) + channel] = kernel.Span[
                        (((from * channels) + channel) * stride) + filter
                    ];
                }

                Assert.Equal(expected, flipped.Span.ToArray());
            }
        }
    }

    [Theory]
    [InlineData(Guard.Behind, 1, 1)]
    [InlineData(Guard.Before, 1, 1)]
    [InlineData(Guard.Behind, 2, 3)]
    [InlineData(Guard.Before, 2, 3)]
    [InlineData(Guard.Behind, 4, 1)]
    [InlineData(Guard.Before, 1, 4)]
    public void TheLastTapOfEachPhaseComesFirstInEachChannel(Guard guard, int channelsOfGroup, int filtersOfGroup)
    {
        foreach (int groups in _sizes.Select(size => size.Channels))
        {
            foreach ((int Height, int Width, int PhasesDown, int PhasesAcross) size in _kernels)
            {
                int[] order = Order(size);
                int stride = (filtersOfGroup * groups) + 3;
                int flippedStride = (channelsOfGroup * groups) + 2;
                using GuardedBuffer<double> kernel = Numbered(order.Length * channelsOfGroup * stride, guard);
                using GuardedBuffer<double> flipped = new(order.Length * filtersOfGroup * flippedStride, guard);
                flipped.Span.Fill(double.NaN);
                FlippedKernel.WriteDepthwise(
                    ref kernel.Reference,
                    stride,
                    ref flipped.Reference,
                    flippedStride,
                    size.Height,
                    size.Width,
                    size.PhasesDown,
                    size.PhasesAcross,
                    groups,
                    channelsOfGroup,
                    filtersOfGroup
                );
                double[] expected = new double[flipped.Length];
                foreach ((int place, int channel, int filter) in Triples(order.Length, channelsOfGroup, filtersOfGroup))
                {
                    int from = (((order[place] * channelsOfGroup) + channel) * stride) + (filter * groups);
                    int to = (((place * filtersOfGroup) + filter) * flippedStride) + (channel * groups);
                    kernel.Span.Slice(from, groups).CopyTo(expected.AsSpan(to));
                }

                Assert.Equal(expected, flipped.Span.ToArray());
            }
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
