using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Operations.Pooling;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Convolutions.Pooled;

/// <summary>
/// How a convolution and the maximum of windows of its output are computed with pixels in the lanes of a vector instead of filters:
/// neighbouring pixels of a line of the result. A window has as many places as pixels. For each place and filter there is a sum of as many
/// results as a vector has lanes, and the maximum of a window is that of its places. The columns of the image are divided into planes, so
/// that the pixels which neighbouring windows read at one place lie side by side.
/// </summary>
/// <param name="Size">The lengths of the convolution.</param>
/// <param name="Windows">The windows of the convolution's output, which have no pixel in common.</param>
internal sealed record PixelLanes(ConvolutionShape Size, PoolingShape Windows)
{
    /// <summary>
    /// Vector operations that a maximum takes for each pixel of a window, see <see cref="Extremum.Take"/>: a load and three more.
    /// </summary>
    private const int PoolingInstructions = 4;

    /// <summary>Instructions that copy one number: a load and a store.</summary>
    private const int CopyInstructions = 2;

    public int WindowHeight => (int)Windows.Vertical.Window;

    public int WindowWidth => (int)Windows.Horizontal.Window;

    /// <summary>Number of pixels of a window.</summary>
    public int Places => WindowHeight * WindowWidth;

    /// <summary>Number of lines of the result.</summary>
    public long Lines => Windows.Vertical.Count;

    /// <summary>Number of pixels of a line of the result.</summary>
    public long Pixels => Windows.Horizontal.Count;

    /// <summary>Number of columns of a plane: the plane b of a channel has the columns b, b + width of a window, and so on.</summary>
    public long PlaneWidth => (Size.Width + WindowWidth - 1) / WindowWidth;

    /// <summary>Number of elements of a plane.</summary>
    public long PlaneLength => Size.Vertical.Length * PlaneWidth;

    /// <summary>Number of filters whose sums stay in registers together.</summary>
    public int FiltersOfTile => Math.Max(1, Tuning.TileRowsOfOneVector / Places);

    /// <summary>Number of filters whose kernel gradients stay in registers together, for all columns of the kernel.</summary>
    public int FiltersOfGradientTile => (int)Math.Max(1, Tuning.TileRowsOfOneVector / Size.Horizontal.Taps);

    /// <summary>Distance in elements between the lines of two filters: a line of the result in whole vectors.</summary>
    public long Pitch(Element element) => (Pixels + element.RowMultiple - 1) / element.RowMultiple * element.RowMultiple;

    /// <summary>Number of elements of all planes. The last vectors of a line reach behind it, so zeros follow the last plane.</summary>
    public long PlanesLength(Element element)
    {
        long last = Pitch(element) + Column((int)Size.Horizontal.Taps - 1, WindowWidth - 1);
        return (Size.Channels * WindowWidth * PlaneLength) + Math.Max(0, last - PlaneWidth);
    }

    /// <summary>Number of elements of the lines of all filters.</summary>
    public long LineLength(Element element) => Size.Filters * Pitch(element);

    /// <summary>Number of elements of the places of one sample, or of the gradients at one place.</summary>
    public long PlacesLength(Element element) => Size.Filters * Lines * Pitch(element);

    /// <summary>
    /// Returns the offset of the pixels that a column of the kernel meets at a place, from those of the first column and place on.
    /// </summary>
    /// <param name="tap">The column of the kernel.</param>
    public long Offset(long channel, long tap, int placeDown, int placeAcross) =>
        (((channel * WindowWidth) + ((tap + placeAcross) % WindowWidth)) * PlaneLength)
        + (placeDown * PlaneWidth)
        + Column(tap, placeAcross);

    /// <summary>Divides the filters into groups of a size and, if some are left, a smaller group.</summary>
    /// <returns>The size of a group, the first filter, and the number of such groups.</returns>
    public IEnumerable<(int Filters, long First, long Count)> Divide(int most)
    {
        int whole = (int)Math.Min(most, Size.Filters);
        long count = Size.Filters / whole;
        yield return (whole, 0, count);
        if (Size.Filters % whole > 0)
        {
            yield return ((int)(Size.Filters % whole), whole * count, 1);
        }
    }

    /// <summary>Whether a convolution and the pooling of its output are computed this way: it takes fewer instructions.</summary>
    public static bool Serve(Convolution convolution, Pooling.Pooling pooling, Element element)
    {
        PixelLanes lanes = new(convolution.Size, pooling.Size);
        return convolution.Kernel is { Format: WeightFormat.Default, IsDense: false }
            && convolution.Bias is null or { Format: WeightFormat.Default }
            && convolution.Mask is null
            && convolution.Size.Groups == 1
            && pooling.Function is Extremum
            && IsDivided(convolution.Size.Vertical, pooling.Size.Vertical)
            && IsDivided(convolution.Size.Horizontal, pooling.Size.Horizontal)
            && lanes.FitsRegisters(convolution.Function)
            && lanes.Instructions(element) < Tuning.PixelLanesShare * lanes.InstructionsOfFilterLanes(element);
    }

    /// <summary>Whether the windows divide the output of a convolution with adjacent windows into parts.</summary>
    private static bool IsDivided(ConvolutionAxis axis, PoolingAxis windows) =>
        axis is { Stride: 1, Dilation: 1 }
        && windows is { Dilation: 1, Before: 0 }
        && windows.Stride == windows.Window
        && windows.Count * windows.Window == axis.Count;

    /// <summary>Whether the functions have so few vector operations that the JIT compiler keeps their sums in registers.</summary>
    private bool FitsRegisters(ActivationFunction? function)
    {
        int sums = FiltersOfTile * Places;
        return Places <= Tuning.TileRowsOfOneVector
            && Size.Horizontal.Taps <= Tuning.TileRowsOfOneVector
            && (function?.Cost ?? 0) * sums <= Tuning.InlinedCalls
            && Size.Horizontal.Taps * Size.Channels * (Places + FiltersOfTile + sums) <= Tuning.UnrolledCalls;
    }

    /// <summary>Number of vector instructions with pixels in the lanes: multiply-adds, and copies of the image and the result.</summary>
    private double Instructions(Element element)
    {
        double vectors = Lines * (Pitch(element) / element.RowMultiple) * Places;
        double copied = Size.Image.Length + Windows.Output.Length;
        return (vectors * Size.Filters * Size.Taps * Size.Channels) + (CopyInstructions * copied);
    }

    /// <summary>Number of vector instructions with filters in the lanes: multiply-adds, and the maximum of the windows.</summary>
    private double InstructionsOfFilterLanes(Element element)
    {
        double vectors = (Size.Filters + element.RowMultiple - 1) / element.RowMultiple;
        double pixels = Size.OutputHeight * Size.OutputWidth;
        return pixels * vectors * ((Size.Taps * Size.Channels) + PoolingInstructions);
    }

    private long Column(long tap, int placeAcross) => (tap + placeAcross) / WindowWidth;
}
