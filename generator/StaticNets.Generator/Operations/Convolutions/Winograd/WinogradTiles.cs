using StaticNets.Generator.Tensors;

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

    /// <summary>
    /// Lines of tiles that are computed at a time, so that their places stay in the second-level cache. The last ones overlap the ones before if
    /// they do not divide the number of lines. A large kernel is read for each of these times, so that it is worth more lines.
    /// </summary>
    public long LinesAtATime(Element element)
    {
        long ofLine = Across * Places * (Size.Channels + Size.Filters) * element.Bytes;
        long ofKernel = Places * Size.Channels * Size.Filters * element.Bytes;
        long most = Math.Max(1, Math.Max(Tuning.StreamedBytes, ofKernel / Tuning.KernelBytesOfValues) / ofLine);
        return (Down + Parts(most) - 1) / Parts(most);

        long Parts(long lines) => (Down + lines - 1) / lines;
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
            && (TileWriter.Instructions + ((convolution.Function?.Cost ?? 0) * Side * Side) <= Tuning.UnrolledCalls)
            && IsOf3x3(size.Vertical)
            && IsOf3x3(size.Horizontal)
            && size.Groups == 1
            && size.Channels % element.RowMultiple == 0
            && size.Filters % element.RowMultiple == 0
            && tiles.Instructions < Tuning.WinogradShare * size.MultiplyAdds;
    }

    /// <summary>
    /// Number of instructions in multiply-adds of one lane: the products of all places, and for each tile the transforms of its channels and
    /// filters, whose operations, loads and stores count as one each.
    /// </summary>
    private double Instructions
    {
        get
        {
            double products = (double)Places * Size.Channels * Size.Filters;
            double transforms = (TileReader.Instructions * Size.Channels) + (TileWriter.Instructions * Size.Filters);
            return Down * Across * (products + transforms);
        }
    }

    private static bool IsOf3x3(ConvolutionAxis axis) => axis is { Taps: 3, Stride: 1, Dilation: 1, Count: >= Side };
}
