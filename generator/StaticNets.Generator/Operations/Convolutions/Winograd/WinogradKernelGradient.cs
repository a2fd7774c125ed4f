using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Winograd;

/// <summary>
/// The function that computes the gradient of a kernel in tiles: <c>Gᵀ (Σ (Bᵀ x B) · (A dy Aᵀ)) G</c> for each channel and filter, with the sum
/// over all tiles of all samples (Lavin and Gray 2016). For each of 36 places, the sum over tiles is a product of matrices.
/// </summary>
/// <param name="Product">The product of one place, which adds to its sums.</param>
/// <param name="Lines">Lines of tiles at a time.</param>
/// <param name="Plane">Distance in elements between two places of the image's tiles.</param>
/// <param name="GradientPlane">Distance in elements between two places of the gradient's tiles.</param>
/// <param name="KernelStride">Distance in elements between two rows of the kernel's gradient.</param>
internal sealed record WinogradKernelGradient(
    WinogradTiles Tiles,
    TiledProduct Product,
    long Lines,
    long Plane,
    long GradientPlane,
    TilePixels Image,
    TilePixels Gradient,
    long KernelStride
) : EmittedFunction
{
    private const int Taps = 3;

    private ConvolutionShape Size => Tiles.Size;

    /// <summary>
    /// Distance in elements between the sums of two places. One row of each is unused, because matrices at a distance of a power of two would fall
    /// into the same sets of the cache.
    /// </summary>
    private long Matrix => (Size.Channels + 1) * Product.ResultRowStride;

    private string Taken => Name + "FromTiles";

    public override IEnumerable<EmittedFunction> Helpers => [TileReader.Only, TileGradientReader.Only, .. Product.Helpers];

    public override EmittedFunction Renamed(Func<string, string> rename) =>
        this with
        {
            Name = rename(Name),
            Product = (TiledProduct)Product.Renamed(rename),
        };

    /// <summary>Adds the call.</summary>
    /// <param name="output">The output of the operation, whose scratch memory is used.</param>
    /// <param name="kernel">The kernel.</param>
    public static void Call(BackwardPass pass, string label, Value output, Parameter kernel, WinogradTiles tiles, Buffer x, string shapeOfX)
    {
        Element element = pass.Element;
        ConvolutionShape size = tiles.Size;
        Buffer dy = pass.Gradient(output);
        Buffer target = pass.Gradient(kernel);
        long lines = tiles.LinesOfGradient(element);
        long count = lines * tiles.Across;
        long plane = element.Pad(count * element.Pad(size.Channels));
        long gradientPlane = element.Pad(count * element.Pad(size.Filters));
        Buffer places = pass.Scratch(output, ValueContent.ImageTiles, label + "ImageTiles", WinogradTiles.Places * plane);
        Buffer gradients = pass.Scratch(output, ValueContent.GradientTiles, label + "GradientTiles", WinogradTiles.Places * gradientPlane);
        Buffer sums = pass.Scratch(kernel, ParameterContent.TileSums, WinogradTiles.Places * (size.Channels + 1), size.Filters);
        WinogradKernelGradient function = new(
            tiles,
            new TiledProduct
            {
                Name = label + "KernelGradientPlace",
                Names = new ProductNames("imageTiles", "gradientTiles", "sums"),
                Summary = $"sums[{size.Channels}, {size.Filters}] += imageTilesᵀ · gradientTiles of one place of some tiles.",
                Element = element,
                Unrolled = false,
                M = Extent.Of(size.Channels),
                K = Extent.Samples,
                N = size.Filters,
                LeftRowStride = 1,
                LeftStep = element.Pad(size.Channels),
                RightRowStride = element.Pad(size.Filters),
                ResultRowStride = sums.RowStride,
                Start = ProductStart.Result,
            },
            lines,
            plane,
            gradientPlane,
            TilePixels.Of("x", x, size.Width, size.Channels),
            TilePixels.Of("dy", dy, size.OutputWidth, size.Filters),
            target.RowStride
        )
        {
            Name = label + "KernelGradientInTiles",
            Summary = $"dKernel[{kernel.Shape}] = Σ over pixels of dy of the window of x[rows, {shapeOfX}] · dy[rows, {size.Output}]",
        };
        pass.Call(
            function,
            [
                Argument.Read(x),
                Argument.Read(dy),
                Argument.Write(places),
                Argument.Write(gradients),
                Argument.Write(sums),
                Argument.Write(target),
                RuntimeArgument.Accumulate,
                RuntimeArgument.Rows,
            ]
        );
    }

    public override void Write(CodeWriter writer, Element element)
    {
        string type = element.Keyword;
        string[] operands = ["x", "dy", "imageTiles", "gradientTiles", "sums", "dKernel"];
        writer.Blank();
        writer.Summary($"{Summary}, in tiles of 4×4 pixels of dy: 36 products for each channel and filter instead of 144.");
        writer.Line(JitHints.Optimized(writer.Names));
        string parameters = string.Join(", ", operands.Select(name => $"ref {type} {name}"));
        writer.Open($"private static void {Name}({parameters}, bool accumulate, nuint rows)");
        string length = Literals.Integer(WinogradTiles.Places * Matrix);
        writer.Line(ClearedMemory.Statement("sums", length));
        writer.Line($"nuint lines = rows * {Literals.Integer(Tiles.Down)};");
        writer.Open($"for (nuint first = 0; first < lines; first += {Literals.Integer(Lines)})");
        writer.Line($"nuint count = nuint.Min(lines - first, {Literals.Integer(Lines)});");
        WriteTiles(writer);
        writer.Blank();
        writer.Open($"for (nuint place = 0; place < {WinogradTiles.Places}; place++)");
        writer.Wrapped(
            $"{Product.Name}(",
            [
                "ref " + writer.Names.At("imageTiles", Arithmetic.Times("place", Plane)),
                "ref " + writer.Names.At("gradientTiles", Arithmetic.Times("place", GradientPlane)),
                "ref " + writer.Names.At("sums", Arithmetic.Times("place", Matrix)),
                Arithmetic.Times("count", Tiles.Across),
            ],
            ");"
        );
        writer.Close();
        writer.Close();
        writer.Blank();
        writer.Line($"{Taken}(ref sums, ref dKernel, accumulate);");
        writer.Close();
        Product.Write(writer, element);
        WriteTaps(writer, type);
    }

    private void WriteTiles(CodeWriter writer)
    {
        string tile = Arithmetic.Sum(Arithmetic.Times("i", Tiles.Across), "tile");
        writer.Open("for (nuint i = 0; i < count; i++)");
        writer.Line($"nuint row = (first + i) / {Literals.Integer(Tiles.Down)}, line = (first + i) % {Literals.Integer(Tiles.Down)};");
        writer.Line($"nuint top = {WinogradTiles.Begin("line", Size.OutputHeight)};");
        writer.Open($"for (nuint tile = 0; tile < {Literals.Integer(Tiles.Across)}; tile++)");
        writer.Line($"nuint left = {WinogradTiles.Begin("tile", Size.OutputWidth)};");
        string image = writer.Names.At("imageTiles", Arithmetic.Times(tile, Product.LeftStep));
        writer.Wrapped($"{TileReader.Only.Name}(", TileReader.Arguments(Image, writer, image, Plane), ");");
        writer.Wrapped(
            $"{TileGradientReader.Only.Name}(",
            [
                "ref " + Gradient.First(writer),
                Literals.Integer(Gradient.Line),
                Literals.Integer(Gradient.Channels),
                $"({WinogradTiles.Side} * line) - top",
                $"({WinogradTiles.Side} * tile) - left",
                "ref " + writer.Names.At("gradientTiles", Arithmetic.Times(tile, Product.RightRowStride)),
                Literals.Integer(GradientPlane),
            ],
            ");"
        );
        writer.Close();
        writer.Close();
    }

    /// <summary>Emits the function that transforms the sums into the gradient.</summary>
    private void WriteTaps(CodeWriter writer, string type)
    {
        writer.Blank();
        writer.Line(
            $"""/// <summary>dKernel = Gᵀ · sums · G for each channel and filter, the last part of <see cref="{Name}"/>.</summary>"""
        );
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Open($"private static void {Taken}(ref {type} sums, ref {type} dKernel, bool accumulate)");
        TileTransform.DeclareOfKernelGradient(writer);
        writer.Line("V e;");
        writer.Open($"for (nuint channel = 0; channel < {Literals.Integer(Size.Channels)}; channel++)");
        writer.Line($"ref {type} from = ref {writer.Names.At("sums", Arithmetic.Times("channel", Product.ResultRowStride))};");
        writer.Line($"ref {type} to = ref {writer.Names.At("dKernel", Arithmetic.Times("channel", KernelStride))};");
        writer.Open($"for (nuint n = 0; n < {Literals.Integer(Size.Filters)}; n += Lanes)");
        for (int column = 0; column < WinogradTiles.ImageSide; column++)
        {
            string[] places = [.. Enumerable.Range(0, WinogradTiles.ImageSide).Select(row => $"m{row}{column}")];
            for (int row = 0; row < WinogradTiles.ImageSide; row++)
            {
                long place = (row * WinogradTiles.ImageSide) + column;
                writer.Line($"V {places[row]} = S.Load(ref from, {Arithmetic.Sum("n", Literals.Integer(place * Matrix))});");
            }

            int at = column;
            TileTransform.OfKernelGradient(writer, places, (tap, value) => writer.Line($"V t{tap}{at} = {value};"));
        }

        for (int row = 0; row < Taps; row++)
        {
            int of = row;
            TileTransform.OfKernelGradient(
                writer,
                [.. Enumerable.Range(0, WinogradTiles.ImageSide).Select(column => $"t{of}{column}")],
                (column, value) => WriteTap(writer, value, ((of * Taps) + column) * Size.Channels * KernelStride)
            );
        }

        writer.Close();
        writer.Close();
        writer.Close();
    }

    private static void WriteTap(CodeWriter writer, string value, long distance)
    {
        string at = Arithmetic.Sum("n", Literals.Integer(distance));
        writer.Line($"e = {value};");
        writer.Line($"S.Store(accumulate ? S.Add(e, S.Load(ref to, {at})) : e, ref to, {at});");
    }
}
