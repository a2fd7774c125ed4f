using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Convolutions;

/// <summary>The lengths of a convolution. All windows lie inside the image, which is padded already.</summary>
/// <param name="Image">Height, width and channels of the image.</param>
/// <param name="KernelHeight">Height of the kernel.</param>
/// <param name="KernelWidth">Width of the kernel.</param>
/// <param name="Filters">Channels of the output.</param>
/// <param name="Stride">Distance between windows in pixels.</param>
/// <param name="Dilation">Distance between elements of the kernel in pixels.</param>
/// <param name="Groups">Number of groups into which channels and filters are split.</param>
internal sealed record ConvolutionShape(
    Shape Image,
    long KernelHeight,
    long KernelWidth,
    long Filters,
    long Stride,
    long Dilation,
    long Groups
)
{
    public long Height => Image.Axes[0];

    public long Width => Image.Axes[1];

    public long Channels => Image.Axes[2];

    /// <summary>Number of image rows that a window covers below its first row: (kernel height − 1) · dilation.</summary>
    public long ReachDown => (KernelHeight - 1) * Dilation;

    /// <summary>Number of image columns that a window covers to the right of its first column: (kernel width − 1) · dilation.</summary>
    public long ReachRight => (KernelWidth - 1) * Dilation;

    public long OutputHeight => ((Height - ReachDown - 1) / Stride) + 1;

    public long OutputWidth => ((Width - ReachRight - 1) / Stride) + 1;

    public Shape Output => Shape.Of(OutputHeight, OutputWidth, Filters);

    /// <summary>Number of kernel elements for one channel and filter.</summary>
    public long Taps => KernelHeight * KernelWidth;

    /// <summary>Whether each channel has one filter, so that vectors of channels are multiplied with vectors of filters.</summary>
    public bool IsDepthwise => Groups == Channels && Filters == Channels && Groups > 1;

    /// <summary>
    /// Number of groups that are computed one after the other; 1 for a depthwise convolution, whose channels are computed together.
    /// </summary>
    public long Parts => IsDepthwise ? 1 : Groups;

    public long PartChannels => Channels / Parts;

    public long PartFilters => Filters / Parts;

    public Shape Kernel => Shape.Of(KernelHeight, KernelWidth, Channels / Groups, Filters);

    public long MultiplyAdds => Saturate.Multiply(Output.Length, Taps * (Channels / Groups));

    /// <summary>Whether a line of a window, with all its columns and channels, is contiguous in memory.</summary>
    public bool HasWholeLines => Dilation == 1 && Groups == 1;

    /// <summary>
    /// The shape of the zero-inserted output gradient: convolved with the flipped kernel, it gives the gradient of the image.
    /// </summary>
    public Shape ZeroInserted => Shape.Of(Height + ReachDown, Width + ReachRight, Filters);

    /// <summary>Whether the zero-inserted gradient equals the output gradient itself.</summary>
    public bool NeedsNoZeros => Stride == 1 && ReachDown == 0 && ReachRight == 0;

    /// <summary>
    /// Returns the loops of a sum over a window. The innermost loop runs over <c>Length</c> elements that are <c>Step</c> elements
    /// apart; <c>Around</c> contains the loops around it.
    /// </summary>
    /// <param name="width">Width of the image.</param>
    /// <param name="channels">Channels of the image.</param>
    public (long Length, long Step, EquatableArray<SumLoop> Around) Window(long width, long channels)
    {
        long pixel = Dilation * channels;
        EquatableArray<SumLoop> lines =
            KernelHeight > 1
                ? new([new SumLoop("kh", KernelHeight, (Dilation * width * channels) - (KernelWidth * pixel))])
                : EquatableArray<SumLoop>.Empty;
        if (IsDepthwise)
        {
            return (KernelWidth, pixel, lines);
        }

        long part = channels / Groups;
        return HasWholeLines
            ? (KernelWidth * channels, 1, lines)
            : (part, 1, new([.. lines, new SumLoop("kw", KernelWidth, pixel - part)]));
    }

    /// <summary>Returns the loops of a sum over a window of steps, with a loop around for the steps of the window.</summary>
    public (long Length, long Step, EquatableArray<SumLoop> Around) WindowOfSteps() =>
        (Channels, 1, new([new SumLoop("kw", KernelWidth, (Dilation - 1) * Channels)]));
}
