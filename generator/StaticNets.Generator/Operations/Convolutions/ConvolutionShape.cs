using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Convolutions;

/// <summary>The lengths of a convolution. All windows lie inside the image, which is padded already.</summary>
/// <param name="Vertical">The windows along the height of the image.</param>
/// <param name="Horizontal">The windows along the width of the image.</param>
/// <param name="Channels">Channels of the image.</param>
/// <param name="Filters">Channels of the output.</param>
/// <param name="Groups">Number of groups into which channels and filters are split.</param>
internal sealed record ConvolutionShape(ConvolutionAxis Vertical, ConvolutionAxis Horizontal, long Channels, long Filters, long Groups)
{
    /// <summary>Height, width and channels of the image.</summary>
    public Shape Image => Shape.Of(Vertical.Length, Horizontal.Length, Channels);

    /// <summary>The image without the pixels that belong to no result.</summary>
    public Shape KeptImage => Shape.Of(Vertical.Kept, Horizontal.Kept, Channels);

    /// <summary>Whether all pixels of the image belong to the result.</summary>
    public bool IsKept => KeptImage == Image;

    public long Width => Horizontal.Length;

    public long OutputHeight => Vertical.Count;

    public long OutputWidth => Horizontal.Count;

    public Shape Output => Shape.Of(OutputHeight, OutputWidth, Filters);

    /// <summary>Number of kernel elements for one channel and filter.</summary>
    public long Taps => Vertical.Taps * Horizontal.Taps;

    /// <summary>Channels of a group.</summary>
    public long GroupChannels => Channels / Groups;

    /// <summary>Filters of a group.</summary>
    public long GroupFilters => Filters / Groups;

    /// <summary>Whether each channel is a group and has one filter.</summary>
    public bool IsDepthwise => IsSideBySide && GroupChannels == 1 && GroupFilters == 1;

    /// <summary>
    /// Whether all groups are computed at the same time. A vector then holds the same channel, or the same filter, of neighbouring groups,
    /// and vectors of channels are multiplied with vectors of filters, as in a depthwise convolution. For this, channels and filters are
    /// ordered by their place in the group: <c>[place, group]</c> instead of <c>[group, place]</c>. Otherwise the groups are computed one
    /// after the other, with vectors of the filters of one group.
    /// </summary>
    public bool IsSideBySide
    {
        get
        {
            long places = Math.Max(GroupChannels, GroupFilters);
            long most = Taps < Tuning.TapsOfNarrowGroup ? Tuning.PlacesOfFewTaps : Tuning.PlacesOfNarrowGroup;
            return Groups > 1 && (places == 1 || (places <= most && Groups >= Tuning.GroupsOfPlace * places));
        }
    }

    /// <summary>Distance in elements between two channels of a group, or two filters of a group.</summary>
    public long GroupStep => IsSideBySide ? Groups : 1;

    /// <summary>Number of parts into which the channels are divided, which are computed one after the other.</summary>
    public long ChannelParts => IsSideBySide ? GroupChannels : Groups;

    /// <summary>Number of parts into which the filters are divided, which are computed one after the other.</summary>
    public long FilterParts => IsSideBySide ? GroupFilters : Groups;

    /// <summary>Channels that are computed together: those of a group, or one of each group.</summary>
    public long PartChannels => Channels / ChannelParts;

    /// <summary>Filters that are computed together: those of a group, or one of each group.</summary>
    public long PartFilters => Filters / FilterParts;

    public Shape Kernel => Shape.Of(Vertical.Taps, Horizontal.Taps, GroupChannels, Filters);

    public long MultiplyAdds => Saturate.Multiply(Output.Length, Taps * GroupChannels);

    /// <summary>Whether the elements of a line of a window, with all its columns and channels of a group, are at equal distances.</summary>
    public bool HasWholeLines => (Groups == 1 || IsSideBySide) && (Horizontal.Dilation == 1 || (IsSideBySide && GroupChannels == 1));

    /// <summary>The shape of the output's gradient with the zeros around it that the gradient of the image needs.</summary>
    public Shape PaddedOutput => Shape.Of(Vertical.PaddedCount, Horizontal.PaddedCount, Filters);

    /// <summary>
    /// Returns how many lines of windows are processed at a time: the largest divisor of their number such that these lines have at most a
    /// number of windows; 1 if a single line has more.
    /// </summary>
    public long LinesOf(long windows)
    {
        long lines = Math.Max(1, Math.Min(OutputHeight, windows / OutputWidth));
        while (OutputHeight % lines != 0)
        {
            lines--;
        }

        return lines;
    }

    /// <summary>Returns a convolution of one window of steps, whose elements are adjacent, to one step.</summary>
    public ConvolutionShape OfOneWindow() =>
        this with
        {
            Horizontal = new ConvolutionAxis(Horizontal.Taps, Horizontal.Taps, Stride: 1, Dilation: 1),
        };

    /// <summary>
    /// Returns the loops of a sum over a window of the image. The innermost loop runs over <c>Length</c> elements that are <c>Step</c>
    /// elements apart; <c>Around</c> contains the loops around it.
    /// </summary>
    public (long Length, long Step, EquatableArray<SumLoop> Around) Window() =>
        Window(Width, Channels, (Vertical.Taps, Vertical.Dilation), (Horizontal.Taps, Horizontal.Dilation));

    /// <summary>Returns the loops of a sum over the windows that a pixel of the image lies in.</summary>
    public (long Length, long Step, EquatableArray<SumLoop> Around) WindowsOf(AxisPhases vertical, AxisPhases horizontal) =>
        Window(Horizontal.PaddedCount, Filters, (vertical.Taps, vertical.Dilation), (horizontal.Taps, horizontal.Dilation));

    private (long Length, long Step, EquatableArray<SumLoop> Around) Window(
        long width,
        long channels,
        (long Taps, long Dilation) down,
        (long Taps, long Dilation) right
    )
    {
        if (down.Taps == 0 || right.Taps == 0)
        {
            return (0, 1, EquatableArray<SumLoop>.Empty);
        }

        long pixel = right.Dilation * channels;
        EquatableArray<SumLoop> lines =
            down.Taps > 1
                ? new([new SumLoop("kh", down.Taps, (down.Dilation * width * channels) - (right.Taps * pixel))])
                : EquatableArray<SumLoop>.Empty;
        long ofGroup = channels / Groups;
        if (IsSideBySide && ofGroup == 1)
        {
            return (right.Taps, pixel, lines);
        }

        return right.Dilation == 1 && (Groups == 1 || IsSideBySide)
            ? (right.Taps * ofGroup, GroupStep, lines)
            : (ofGroup, GroupStep, new([.. lines, new SumLoop("kw", right.Taps, pixel - (ofGroup * GroupStep))]));
    }

    /// <summary>Returns the loops of a sum over a window of steps, with a loop around for the steps of the window.</summary>
    public (long Length, long Step, EquatableArray<SumLoop> Around) WindowOfSteps() =>
        (Channels, 1, new([new SumLoop("kw", Horizontal.Taps, (Horizontal.Dilation - 1) * Channels)]));
}
