using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Winograd;

/// <summary>The function that computes a convolution in tiles: some lines of tiles of a sample, or some samples, at a time.</summary>
/// <param name="Product">The product of one place of the tiles with the kernel of the place.</param>
/// <param name="Plane">Distance in elements between two places of the image's tiles.</param>
/// <param name="ProductPlane">Distance in elements between two places of the products.</param>
/// <param name="Image">The image, whose windows are summed.</param>
/// <param name="Result">The sums, one pixel for each window.</param>
/// <param name="Store">What happens to the sums.</param>
internal sealed record WinogradNest(
    WinogradTiles Tiles,
    TiledProduct Product,
    long Plane,
    long ProductPlane,
    TilePixels Image,
    TilePixels Result,
    TileStore Store
) : EmittedFunction
{
    /// <summary>Samples at a time; with 1, some lines of a sample at a time.</summary>
    public long Samples { get; init; } = 1;

    /// <summary>
    /// The shape of one sample of the result if the padding after each sample must be zeroed, otherwise <see langword="null"/>.
    /// </summary>
    public Shape? PaddedSample { get; init; }

    private ConvolutionShape Size => Tiles.Size;

    private string FunctionType => Name + "Function";

    public override IEnumerable<EmittedFunction> Helpers => [TileReader.Only, TileWriter.Only, .. Product.Helpers];

    public override EmittedFunction Renamed(Func<string, string> rename) =>
        this with
        {
            Name = rename(Name),
            Product = (TiledProduct)Product.Renamed(rename),
        };

    public override void Write(CodeWriter writer, Element element)
    {
        string type = element.Keyword;
        string[] operands = [Image.Name, "kernel", .. Store.Operands, "places", "products", Result.Name];
        writer.Blank();
        writer.Summary($"{Summary}, in tiles of 4×4 pixels: 36 products for each channel and filter instead of 144.");
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Open($"private static void {Name}({string.Join(", ", operands.Select(name => $"ref {type} {name}"))}, nuint rows)");
        if (Samples > 1)
        {
            WriteSamples(writer, element);
        }
        else
        {
            WriteLines(writer, element);
        }

        writer.Close();
        Product.Write(writer, element);
        Store.Write(writer, type, FunctionType, Name);
    }

    private void WriteSamples(CodeWriter writer, Element element)
    {
        writer.Line("// Several samples at a time, because the kernel is large and read for each of these times.");
        writer.Open($"for (nuint first = 0; first < rows; first += {Literals.Integer(Samples)})");
        writer.Line($"nuint samples = nuint.Min(rows - first, {Literals.Integer(Samples)});");
        string tile = $"((((sample * {Literals.Integer(Tiles.Down)}) + line) * {Literals.Integer(Tiles.Across)}) + tile)";
        foreach (bool reads in (bool[])[true, false])
        {
            writer.Open("for (nuint sample = 0; sample < samples; sample++)");
            writer.Line("nuint row = first + sample;");
            WriteTiles(writer, Tiles.Down, "line", reads ? Read(writer, tile) : Written(writer, tile));
            if (!reads)
            {
                ClearPadding(writer, element);
            }

            writer.Close();
            if (reads)
            {
                writer.Blank();
                WriteProducts(writer, [$"samples * {Literals.Integer(Tiles.Down * Tiles.Across)}"]);
                writer.Blank();
            }
        }

        writer.Close();
    }

    private void WriteLines(CodeWriter writer, Element element)
    {
        long lines = Tiles.LinesAtATime(element);
        bool isWhole = lines == Tiles.Down;
        writer.Open("for (nuint row = 0; row < rows; row++)");
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
        string tile = $"((line * {Literals.Integer(Tiles.Across)}) + tile)";
        WriteTiles(writer, lines, line, Read(writer, tile));
        writer.Blank();
        WriteProducts(writer, []);
        writer.Blank();
        WriteTiles(writer, lines, line, Written(writer, tile));
        if (!isWhole)
        {
            writer.Close();
        }

        ClearPadding(writer, element);
        writer.Close();
    }

    private void ClearPadding(CodeWriter writer, Element element)
    {
        if (PaddedSample is { } shape)
        {
            new Segments(element, shape).ClearPadding(writer, Result.Name, $"row * {Literals.Integer(Result.Sample)}");
        }
    }

    private string[] Read(CodeWriter writer, string tile) =>
        [
            TileReader.Only.Name,
            .. TileReader.Arguments(Image, writer, writer.Names.At("places", Arithmetic.Times(tile, Size.Channels)), Plane),
        ];

    private string[] Written(CodeWriter writer, string tile) =>
        [
            $"{TileWriter.Only.Name}<{FunctionType}>",
            "ref " + writer.Names.At("products", Arithmetic.Times(tile, Size.Filters)),
            Literals.Integer(ProductPlane),
            Store.HasBias ? "ref bias" : "ref " + Result.Name,
            "ref " + Result.First(writer),
            "ref " + (Store.Through is null ? Result.Name : Result.First(writer, Store.Output)),
            Literals.Integer(Result.Line),
            Literals.Integer(Size.Filters),
        ];

    /// <summary>Emits the products of all places.</summary>
    /// <param name="rows">The number of tiles, unless the product knows it.</param>
    private void WriteProducts(CodeWriter writer, string[] rows)
    {
        writer.Open($"for (nuint place = 0; place < {WinogradTiles.Places}; place++)");
        long panels = Size.Filters / Product.N;
        long panel = Size.Channels * Product.RightRowStride;
        if (panels > 1)
        {
            writer.Open($"for (nuint panel = 0; panel < {Literals.Integer(panels)}; panel++)");
        }

        string[] ofKernel =
        [
            Arithmetic.Times("place", (panels * panel) + Product.RightRowStride),
            .. panels > 1 ? [Arithmetic.Times("panel", panel)] : (string[])[],
        ];
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
                .. rows,
            ],
            ");"
        );
        if (panels > 1)
        {
            writer.Close();
        }

        writer.Close();
    }

    /// <summary>Emits the loops over the tiles of some lines, with the pixels at which each begins.</summary>
    /// <param name="call">The name of the function, then its arguments.</param>
    private void WriteTiles(CodeWriter writer, long lines, string line, string[] call)
    {
        writer.Open($"for (nuint line = 0; line < {Literals.Integer(lines)}; line++)");
        writer.Line($"nuint top = {WinogradTiles.Begin(line, Size.OutputHeight)};");
        writer.Open($"for (nuint tile = 0; tile < {Literals.Integer(Tiles.Across)}; tile++)");
        writer.Line($"nuint left = {WinogradTiles.Begin("tile", Size.OutputWidth)};");
        writer.Wrapped(call[0] + "(", [.. call.Skip(1)], ");");
        writer.Close();
        writer.Close();
    }
}
