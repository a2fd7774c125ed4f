using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Winograd;

/// <summary>The function that computes a convolution in tiles: some lines of tiles of a sample at a time.</summary>
/// <param name="Product">The product of one place of the tiles with the kernel of the place.</param>
/// <param name="Plane">Distance in elements between two places of the image's tiles.</param>
/// <param name="ProductPlane">Distance in elements between two places of the products.</param>
/// <param name="ImageStride">Distance in elements between two samples of the image.</param>
/// <param name="OutputStride">Distance in elements between two samples of the output.</param>
internal sealed record WinogradNest(
    WinogradTiles Tiles,
    TiledProduct Product,
    long Plane,
    long ProductPlane,
    long ImageStride,
    long OutputStride,
    bool HasBias,
    ActivationFunction? Function
) : EmittedFunction
{
    private string FunctionType => Name + "Function";

    public override IEnumerable<EmittedFunction> Helpers => [TileReader.Only, TileWriter.Only, .. Product.Helpers];

    public override EmittedFunction WithEnding(string ending) =>
        this with
        {
            Name = Name + ending,
            Product = (TiledProduct)Product.WithEnding(ending),
        };

    public override void Write(CodeWriter writer, Element element)
    {
        string type = element.Keyword;
        ConvolutionShape size = Tiles.Size;
        long lines = Tiles.LinesAtATime(element);
        string bias = HasBias ? $"ref {type} bias, " : "";
        writer.Blank();
        writer.Summary(
            $"{Summary}, in tiles of 4×4 pixels: 36 products for each channel and filter instead of 144. The last digits differ from those of "
                + "a training step."
        );
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Open(
            $"private static void {Name}(ref {type} x, ref {type} kernel, {bias}ref {type} places, ref {type} products, ref {type} y, nuint rows)"
        );
        writer.Open("for (nuint row = 0; row < rows; row++)");
        bool isWhole = lines == Tiles.Down;
        if (!isWhole)
        {
            if (Tiles.Down % lines != 0)
            {
                writer.Line("// The last lines of tiles overlap those before.");
            }

            string next = lines == 1 ? "part++" : $"part += {Literals.Integer(lines)}";
            writer.Open($"for (nuint part = 0; part < {Literals.Integer(Tiles.Down)}; {next})");
            writer.Line(
                $"nuint first = {(Tiles.Down % lines == 0 ? "part" : $"nuint.Min(part, {Literals.Integer(Tiles.Down - lines)})")};"
            );
        }

        string line = isWhole ? "line" : "(first + line)";
        long imageLine = size.Width * size.Channels;
        long outputLine = size.OutputWidth * size.Filters;
        WriteTiles(
            writer,
            lines,
            line,
            [
                $"ReadTile(",
                Moved(writer, "x", ImageStride, imageLine, size.Channels),
                Literals.Integer(imageLine),
                Literals.Integer(size.Channels),
                "ref " + writer.Names.At("places", Arithmetic.Times($"((line * {Literals.Integer(Tiles.Across)}) + tile)", size.Channels)),
                Literals.Integer(Plane),
            ]
        );
        writer.Blank();
        writer.Open($"for (nuint place = 0; place < {WinogradTiles.Places}; place++)");
        long panels = size.Filters / Product.N;
        long panel = size.Channels * Product.RightRowStride;
        if (panels > 1)
        {
            writer.Open($"for (nuint panel = 0; panel < {Literals.Integer(panels)}; panel++)");
        }

        string[] ofKernel = [Arithmetic.Times("place", panels * panel), .. panels > 1 ? [Arithmetic.Times("panel", panel)] : (string[])[]];
        string[] ofProducts =
        [
            Arithmetic.Times("place", ProductPlane),
            .. panels > 1 ? [Arithmetic.Times("panel", Product.N)] : (string[])[],
        ];
        writer.Wrapped(
            $"{Product.Name}(",
            [
                "ref " + writer.Names.At("places", Arithmetic.Times("place", Plane)),
                "ref " + writer.Names.At("kernel", Arithmetic.Sum(ofKernel)),
                "ref " + writer.Names.At("products", Arithmetic.Sum(ofProducts)),
            ],
            ");"
        );
        if (panels > 1)
        {
            writer.Close();
        }

        writer.Close();
        writer.Blank();
        WriteTiles(
            writer,
            lines,
            line,
            [
                $"WriteTile<{FunctionType}>(",
                "ref " + writer.Names.At("products", Arithmetic.Times($"((line * {Literals.Integer(Tiles.Across)}) + tile)", size.Filters)),
                Literals.Integer(ProductPlane),
                HasBias ? "ref bias" : "ref y",
                Moved(writer, "y", OutputStride, outputLine, size.Filters),
                Literals.Integer(outputLine),
                Literals.Integer(size.Filters),
            ]
        );
        if (!isWhole)
        {
            writer.Close();
        }

        Segments sample = new(element, size.Output);
        sample.ClearPadding(writer, "y", $"row * {Literals.Integer(OutputStride)}");
        writer.Close();
        writer.Close();
        Product.Write(writer, element);
        WriteFunction(writer, type);
    }

    /// <summary>Emits the loops over the tiles of some lines, with the pixels at which each begins.</summary>
    /// <param name="call">The name of the function, then its arguments.</param>
    private void WriteTiles(CodeWriter writer, long lines, string line, string[] call)
    {
        ConvolutionShape size = Tiles.Size;
        writer.Open($"for (nuint line = 0; line < {Literals.Integer(lines)}; line++)");
        writer.Line($"nuint top = {Begin(line, size.OutputHeight)};");
        writer.Open($"for (nuint tile = 0; tile < {Literals.Integer(Tiles.Across)}; tile++)");
        writer.Line($"nuint left = {Begin("tile", size.OutputWidth)};");
        writer.Wrapped(call[0], [.. call.Skip(1)], ");");
        writer.Close();
        writer.Close();
    }

    /// <summary>Returns the first pixel of a tile; the last tile ends with the output.</summary>
    private static string Begin(string tile, long pixels)
    {
        string begin = $"{WinogradTiles.Side} * {tile}";
        return pixels % WinogradTiles.Side == 0 ? begin : $"nuint.Min({begin}, {Literals.Integer(pixels - WinogradTiles.Side)})";
    }

    private static string Moved(CodeWriter writer, string image, long sample, long line, long pixel) =>
        "ref "
        + writer.Names.At(
            image,
            Arithmetic.Sum([Arithmetic.Times("row", sample), Arithmetic.Times("top", line), Arithmetic.Times("left", pixel)])
        );

    private void WriteFunction(CodeWriter writer, string type)
    {
        string sum = HasBias ? "S.Add(sum, S.Load(ref bias, filter))" : "sum";
        writer.Blank();
        writer.Line($"""/// <summary>Bias and activation of <see cref="{Name}"/>.</summary>""");
        writer.Open($"private readonly struct {FunctionType} : {TileWriter.Interface}");
        writer.Member(
            $"public static V Finish(V sum, ref {type} bias, nuint filter)",
            $" => {Function?.Apply(VectorMath.Of(writer, type), sum) ?? sum};"
        );
        writer.Close();
    }
}
