using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Winograd;

/// <summary>
/// How the algorithm F(4 × 4, 3 × 3) of Winograd divides the output of a convolution (Lavin and Gray 2016, arXiv:1509.09308): into tiles of 4 × 4
/// pixels, each computed from 6 × 6 pixels of the image. If the size of the output is no multiple of four, the last tiles overlap the ones
/// before. Tiles are numbers of places: 36 sums of products instead of 144 for each channel and filter.
/// </summary>
/// <param name="Size">The lengths of the convolution.</param>
internal sealed record WinogradTiles(ConvolutionShape Size)
{
    /// <summary>Height and width of a tile of the output.</summary>
    public const int Side = 4;

    /// <summary>Height and width of a tile of the image.</summary>
    public const int ImageSide = 6;

    /// <summary>Number of places of a transformed tile.</summary>
    public const int Places = ImageSide * ImageSide;

    public long Down => (Size.OutputHeight + Side - 1) / Side;

    public long Across => (Size.OutputWidth + Side - 1) / Side;

    /// <summary>Number of elements of the transformed kernel, and of the sums for its gradient.</summary>
    public long KernelLength => Saturate.Multiply(Places * Size.Channels, Size.Filters);

    /// <summary>
    /// Lines of tiles that are computed at a time, so that their places stay in the second-level cache. The last ones overlap the ones before if
    /// they do not divide the number of lines; of similar numbers, the one with which the fewest lines are computed twice is taken. A large kernel
    /// is read for each of these times, so that it is worth more lines.
    /// </summary>
    public long LinesAtATime(Element element)
    {
        long ofLine = Across * Places * (Size.Channels + Size.Filters) * element.Bytes;
        long ofKernel = KernelLength * element.Bytes;
        long most = Math.Max(1, Math.Max(Tuning.StreamedBytes, ofKernel / Tuning.KernelBytesOfValues) / ofLine);
        most = Math.Min(most, Down);
        long best = most;
        for (long lines = most; 2 * lines > most; lines--)
        {
            best = Computed(lines) < Computed(best) ? lines : best;
        }

        return best;

        long Computed(long lines) => (Down + lines - 1) / lines * lines;
    }

    /// <summary>
    /// Samples whose tiles a training step computes at a time, if a kernel is so large that it is better read for several samples than for parts
    /// of one: as many as have as many places as the kernel. Otherwise 1.
    /// </summary>
    public long SamplesAtATime(Element element)
    {
        long ofKernel = KernelLength * element.Bytes;
        long ofSample = Down * Across * Places * (Size.Channels + Size.Filters) * element.Bytes;
        return ofKernel > Tuning.StreamedBytes ? Math.Max(1, ofKernel / ofSample) : 1;
    }

    /// <summary>
    /// Lines of tiles whose products are added to the sums for the kernel's gradient at a time. Their places stay in the second-level cache,
    /// unless the sums are larger, which are read and written each time.
    /// </summary>
    public long LinesOfGradient(Element element)
    {
        long ofLine = Across * Places * (element.Pad(Size.Channels) + element.Pad(Size.Filters)) * element.Bytes;
        return Math.Max(1, Math.Max(Tuning.StreamedBytes, KernelLength * element.Bytes) / ofLine);
    }

    /// <summary>
    /// Number of filters whose transformed kernel lies together, so that it is read from memory in order: those of a tile of the product, or all.
    /// </summary>
    public long PanelFilters(Element element)
    {
        long width = Tuning.TileVectors * element.RowMultiple;
        return Size.Filters % width == 0 ? width : Size.Filters;
    }

    public long TilesAtATime(Element element) => LinesAtATime(element) * Across;

    /// <summary>Whether the algorithm computes a convolution, and needs fewer instructions than the products of all windows.</summary>
    public static bool Serve(Convolution convolution, Element element)
    {
        ConvolutionShape size = convolution.Size;
        WinogradTiles tiles = new(size);
        return element == Element.Single
            && convolution.Kernel is { Format: WeightFormat.Default, IsDense: false }
            && convolution.Mask is null
            && CanFinish(convolution.Function)
            && tiles.KernelLength <= Shape.MaxLength
            && IsOf3x3(size.Vertical)
            && IsOf3x3(size.Horizontal)
            && size.Groups == 1
            && size.Channels % element.RowMultiple == 0
            && size.Filters % element.RowMultiple == 0
            && tiles.NeedFewerInstructions;
    }

    /// <summary>Whether no tile overlaps another one.</summary>
    public bool AreDistinct => Size.OutputHeight % Side == 0 && Size.OutputWidth % Side == 0;

    /// <summary>Whether tiles need so few instructions that they are faster than the products of all windows.</summary>
    public bool NeedFewerInstructions => Instructions < Tuning.WinogradShare * Size.MultiplyAdds;

    /// <summary>Whether a tile can be finished with an activation or its derivative while it is in registers.</summary>
    public static bool CanFinish(ActivationFunction? function) =>
        TileWriter.Instructions + ((function?.Cost ?? 0) * Side * Side) <= Tuning.UnrolledCalls;

    /// <summary>
    /// Number of instructions in multiply-adds of one lane: the products of all places, and for each tile the transforms of its channels and
    /// filters, whose operations, loads and stores count as one each.
    /// </summary>
    private double Instructions
    {
        get
        {
            double transforms = (TileReader.Instructions * Size.Channels) + (TileWriter.Instructions * Size.Filters);
            return Down * Across * (KernelLength + transforms);
        }
    }

    /// <summary>Returns the text of the first pixel of a tile; the last tile ends with the output.</summary>
    /// <param name="pixels">Height or width of the output.</param>
    public static string Begin(string tile, long pixels)
    {
        string begin = $"{Side} * {tile}";
        return pixels % Side == 0 ? begin : $"nuint.Min({begin}, {Literals.Integer(pixels - Side)})";
    }

    private static bool IsOf3x3(ConvolutionAxis axis) => axis is { Taps: 3, Stride: 1, Dilation: 1, Count: >= Side };
}
