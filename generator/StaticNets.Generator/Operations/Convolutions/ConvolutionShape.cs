using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Convolutions;

/// <summary>The lengths of a convolution. All of its windows lie inside the image, which has its padding already.</summary>
/// <param name="Image">Height, width and channels.</param>
/// <param name="KernelHeight">Rows of the kernel.</param>
/// <param name="KernelWidth">Columns of the kernel.</param>
/// <param name="Filters">Channels of the result.</param>
/// <param name="Stride">Pixels from one window to the next.</param>
/// <param name="Dilation">Pixels from one element of the kernel to the next.</param>
/// <param name="Groups">Parts that channels and filters are split into.</param>
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

    /// <summary>Rows of the image below the first one of a window that the window reaches.</summary>
    public long Below => (KernelHeight - 1) * Dilation;

    /// <summary>Columns of the image to the right of the first one of a window that the window reaches.</summary>
    public long Beside => (KernelWidth - 1) * Dilation;

    public long OutputHeight => ((Height - Below - 1) / Stride) + 1;

    public long OutputWidth => ((Width - Beside - 1) / Stride) + 1;

    public Shape Output => Shape.Of(OutputHeight, OutputWidth, Filters);

    /// <summary>Elements of the kernel that one channel meets.</summary>
    public long Taps => KernelHeight * KernelWidth;

    /// <summary>Whether each channel has one filter, so that vectors of channels meet vectors of filters.</summary>
    public bool IsDepthwise => Groups == Channels && Filters == Channels && Groups > 1;

    /// <summary>Parts that are computed one after the other.</summary>
    public long Parts => IsDepthwise ? 1 : Groups;

    public long PartChannels => Channels / Parts;

    public long PartFilters => Filters / Parts;

    public Shape Kernel => Shape.Of(KernelHeight, KernelWidth, Channels / Groups, Filters);

    public long MultiplyAdds => Saturate.Multiply(Output.Length, Taps * (Channels / Groups));

    /// <summary>Whether the columns of a window lie side by side in memory, all of their channels included.</summary>
    public bool HasWholeLines => Dilation == 1 && Groups == 1;

    /// <summary>The image that the gradient of this one is a convolution of: the gradient of the result, spread out by the stride, in zeros.</summary>
    public Shape Spread => Shape.Of(Height + Below, Width + Beside, Filters);

    /// <summary>Whether <see cref="Spread"/> is the gradient of the result itself.</summary>
    public bool SpreadsNothing => Stride == 1 && Below == 0 && Beside == 0;

    /// <summary>
    /// How a sum over a window of an image runs: over <c>Length</c> elements, <c>Step</c> apart, and around them over what <c>Around</c> says.
    /// </summary>
    /// <param name="width">Columns of the image.</param>
    /// <param name="channels">Channels of the image.</param>
    public (long Length, long Step, EquatableArray<SumLoop> Around) Window(long width, long channels)
    {
        long pixel = Dilation * channels;
        SumLoop lines = new("kh", KernelHeight, (Dilation * width * channels) - (KernelWidth * pixel));
        if (IsDepthwise)
        {
            return (KernelWidth, pixel, new([lines]));
        }

        long part = channels / Groups;
        return HasWholeLines
            ? (KernelWidth * channels, 1, new([lines]))
            : (part, 1, new([lines, new SumLoop("kw", KernelWidth, pixel - part)]));
    }
}
