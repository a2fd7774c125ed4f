using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions;

/// <summary>
/// The function that computes the gradient of an image with few channels: first that of each window, as products of the output's gradient
/// with the transposed kernel, whose columns are all elements of a line of a window; then the sum of the windows that a pixel lies in.
/// Vectors of single pixels would stay partly empty.
/// </summary>
/// <param name="Product">The gradients of a line of some windows.</param>
/// <param name="KernelStride">Distance in elements between two rows of the kernel.</param>
/// <param name="GradientStride">Distance in elements between two samples of the output's gradient.</param>
/// <param name="Accumulates">Whether the function adds to the gradient of the image.</param>
internal sealed record WindowGradient(ConvolutionShape Size, TiledProduct Product, long KernelStride, long GradientStride, bool Accumulates)
    : FunctionBody
{
    public override bool IsCheap => false;

    public override IEnumerable<EmittedFunction> Helpers => [Product];

    public override FunctionBody WithFunctionNames(Func<string, string> rename) =>
        this with
        {
            Product = (TiledProduct)Product.Renamed(rename),
        };

    /// <summary>Number of elements of a line of a window.</summary>
    private static long LineOfWindow(ConvolutionShape size) => size.Horizontal.Taps * size.Channels;

    /// <summary>Number of columns of the transposed kernel of one line: whole vectors.</summary>
    private static long Columns(ConvolutionShape size, Element element) =>
        (LineOfWindow(size) + element.RowMultiple - 1) / element.RowMultiple * element.RowMultiple;

    /// <summary>
    /// Distance in elements between the gradients of two windows. There are zeros in front of them and behind them, because a vector of the
    /// image begins and ends in the middle of windows.
    /// </summary>
    private static long Pitch(ConvolutionShape size, Element element) => Columns(size, element) + (2 * element.RowMultiple);

    /// <summary>Lines of windows that are computed at a time, so that their gradients stay in the first-level cache.</summary>
    private static long LinesAtATime(ConvolutionShape size) => size.LinesOf(Tuning.WindowsOfGradient);

    /// <summary>Whether a convolution's gradient of the image takes fewer instructions this way.</summary>
    public static bool Serves(Convolution convolution, Element element)
    {
        ConvolutionShape size = convolution.Size;
        return convolution.Kernel is { Format: WeightFormat.Default, IsDense: false }
            && size.Groups == 1
            && size.Horizontal.Dilation == 1
            && size.IsKept
            && Instructions(size, element) < Tuning.WindowGradientShare * InstructionsOfPixels(size, element);
    }

    public static long KernelLength(ConvolutionShape size, Element element) => size.Vertical.Taps * size.Filters * Columns(size, element);

    public static long WindowsLength(ConvolutionShape size, Element element) =>
        LinesAtATime(size) * size.OutputWidth * Pitch(size, element);

    public static WindowGradient Of(Convolution convolution, Buffer kernel, Buffer gradient, bool accumulates, Element element)
    {
        ConvolutionShape size = convolution.Size;
        long windows = LinesAtATime(size) * size.OutputWidth;
        return new WindowGradient(
            size,
            new TiledProduct
            {
                Name = convolution.Label + "InputGradientWindows",
                Names = new ProductNames("dy", "kernel", "windows"),
                Summary = $"windows[{windows}, {LineOfWindow(size)}] = dy[{windows}, {size.Filters}] · one line of the transposed kernel",
                Element = element,
                Unrolled = false,
                M = Extent.Of(windows),
                K = Extent.Of(size.Filters),
                N = Columns(size, element),
                LeftRowStride = size.Filters,
                LeftStep = 1,
                RightRowStride = Columns(size, element),
                ResultRowStride = Pitch(size, element),
                Start = ProductStart.Zero,
            },
            kernel.RowStride,
            gradient.RowStride,
            accumulates
        );
    }

    public override void Write(CodeWriter writer, Element element)
    {
        long columns = Columns(Size, element);
        long lineOfKernel = Size.Filters * columns;
        long lines = LinesAtATime(Size);
        long taps = Size.Vertical.Taps;
        string kernelLines = Literals.Integer(taps);
        Segments image = new(element, Shape.Of(Size.Vertical.Length, Size.Width * Size.Channels));
        writer.Open($"for (nuint kh = 0; kh < {kernelLines}; kh++)");
        string line = writer.Names.At("kernel", Arithmetic.Times("kh", LineOfWindow(Size) * KernelStride));
        string transposed = writer.Names.At("transposed", Arithmetic.Times("kh", lineOfKernel));
        writer.Wrapped(
            $"{Qualified.Runtime}Transposition.Write(",
            [
                "ref " + line,
                Literals.Integer(KernelStride),
                "ref " + transposed,
                Literals.Integer(columns),
                Literals.Integer(LineOfWindow(Size)),
                Literals.Integer(Size.Filters),
            ],
            ");"
        );
        writer.Close();
        writer.Blank();
        writer.Line(ClearedMemory.Statement("windows", Literals.Integer(WindowsLength(Size, element))));
        if (!Accumulates)
        {
            writer.Line(ClearedMemory.Statement("dx", $"(int)(rows * {Literals.Integer(image.RowStride)})"));
        }

        writer.Blank();
        writer.Line(
            $"// First the gradients of windows, a line of {Size.Horizontal.Taps} × {Size.Channels} elements at a time, then their sum at each pixel: "
                + "a vector of"
        );
        writer.Line($"// {Plural.Of(Size.Channels, "channel")} would stay partly empty.");
        writer.Open("for (nuint row = 0; row < rows; row++)");
        bool hasParts = lines < Size.OutputHeight;
        if (hasParts)
        {
            writer.Open($"for (nuint part = 0; part < {Literals.Integer(Size.OutputHeight)}; part += {Literals.Integer(lines)})");
        }

        writer.Open($"for (nuint kh = 0; kh < {kernelLines}; kh++)");
        string part = hasParts ? Arithmetic.Times("part", Size.OutputWidth * Size.Filters) : "0";
        writer.Wrapped(
            $"{Product.Name}(",
            [
                "ref " + writer.Names.At("dy", Arithmetic.Sum(Arithmetic.Times("row", GradientStride), part)),
                "ref " + transposed,
                "ref " + writer.Names.At("windows", Literals.Integer(element.RowMultiple)),
            ],
            ");"
        );
        WriteSums(writer, element, image, lines, hasParts);
        writer.Close();
        if (hasParts)
        {
            writer.Close();
        }

        writer.Close();
    }

    /// <summary>Emits the loops that add one line of each of the windows to the lines of the image.</summary>
    private void WriteSums(CodeWriter writer, Element element, Segments image, long lines, bool hasParts)
    {
        long lineOfWindow = LineOfWindow(Size);
        long step = Size.Horizontal.Stride * Size.Channels;
        long pitch = Pitch(Size, element);
        writer.Open($"for (nuint line = 0; line < {Literals.Integer(lines)}; line++)");
        string line = Arithmetic.Times(hasParts ? "part + line" : "line", Size.Vertical.Stride);
        string ofLine = Arithmetic.Times(Arithmetic.Sum(line, Arithmetic.Times("kh", Size.Vertical.Dilation)), image.Length);
        writer.Line($"nuint at = {Arithmetic.Sum(Arithmetic.Times("row", image.RowStride), ofLine)};");
        image.VectorLoop(
            writer,
            () =>
            {
                string line = Arithmetic.Sum(
                    Arithmetic.Times("line", Size.OutputWidth * pitch),
                    "i",
                    Literals.Integer(element.RowMultiple)
                );
                writer.Line($"nuint first = i < {Literals.Integer(lineOfWindow)} ? 0 : {FirstWindow(lineOfWindow, step)};");
                string last = Arithmetic.Over(step == 1 ? "i + Lanes - 1" : "(i + Lanes - 1)", step);
                writer.Line($"nuint last = nuint.Min({Literals.Integer(Size.OutputWidth - 1)}, {last});");
                writer.Line("V sum = S.Load(ref dx, at + i);");
                writer.Open("for (nuint window = first; window <= last; window++)");
                string of = Arithmetic.Sum(line, Arithmetic.Times("window", pitch - step));
                writer.Line($"sum = S.Add(sum, S.Load(ref windows, {of}));");
                writer.Close();
                writer.Blank();
                writer.Line(image.Store("sum", "dx"));
            }
        );
        writer.Close();
    }

    /// <summary>
    /// Returns the number of the first window whose line ends behind the element i of the image's line: (i − line of a window) / step + 1.
    /// </summary>
    private static string FirstWindow(long lineOfWindow, long step)
    {
        long distance = lineOfWindow - step;
        string element =
            distance == 0 ? "i"
            : distance > 0 ? $"(i - {Literals.Integer(distance)})"
            : $"(i + {Literals.Integer(-distance)})";
        return step == 1 && distance > 0 ? $"i - {Literals.Integer(distance)}" : Arithmetic.Over(element, step);
    }

    /// <summary>
    /// Number of vector instructions: the multiply-adds of the windows, and an addition of about one vector more for each.
    /// </summary>
    private static double Instructions(ConvolutionShape size, Element element)
    {
        double vectors = (double)Columns(size, element) / element.RowMultiple;
        double lines = size.OutputHeight * size.OutputWidth * size.Vertical.Taps;
        return lines * ((vectors * size.Filters) + (AdditionInstructions * (vectors + 1)));
    }

    /// <summary>Number of vector instructions with a vector of channels for each pixel of the image.</summary>
    private static double InstructionsOfPixels(ConvolutionShape size, Element element)
    {
        double vectors = (size.Channels + element.RowMultiple - 1) / element.RowMultiple;
        double taps = (double)size.Taps / (size.Vertical.Stride * size.Horizontal.Stride);
        return size.Vertical.Length * size.Width * vectors * taps * size.Filters;
    }

    /// <summary>Instructions that add a vector of a window: a load with the addition, and its part of the loops.</summary>
    private const int AdditionInstructions = 2;
}
