using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Pooled;

/// <summary>
/// The function that computes the gradient of the kernel. The gradient of each window is spread over its places, where it is zero but at
/// one. Each element of the kernel then has a vector of sums, over the pixels in each lane, whose lanes are added at the end.
/// </summary>
/// <param name="ImageStride">Distance in elements between two samples of the image.</param>
/// <param name="KernelStride">Distance in elements between two rows of the kernel's gradient.</param>
internal sealed record PooledKernelGradient(string Label, PixelLanes Lanes, long ImageStride, long KernelStride) : FunctionBody
{
    public override bool IsCheap => false;

    private bool HasChannels => Lanes.Size.Channels > 1;

    private string Channel => HasChannels ? "c" : "0";

    public override IEnumerable<EmittedFunction> Helpers => [ColumnPlanes.Of(Label, Lanes), .. Tiles().Select(tile => tile.Tile)];

    public override FunctionBody WithFunctionNames(Func<string, string> rename) => this with { Label = rename(Label) };

    public override void Write(CodeWriter writer, Element element)
    {
        ConvolutionShape size = Lanes.Size;
        long pitch = Lanes.Pitch(element);
        long sums = size.Filters * size.Taps * size.Channels;
        writer.Line(ClearedMemory.Statement("planes", Literals.Integer(Lanes.PlanesLength(element))));
        writer.Line(ClearedMemory.Statement("lines", Literals.Integer(Lanes.LineLength(element))));
        writer.Line(ClearedMemory.Statement("sums", Literals.Integer(sums * element.RowMultiple)));
        writer.Open("for (nuint row = 0; row < rows; row++)");
        string image = writer.Names.At("x", Arithmetic.Times("row", ImageStride));
        writer.Line($"{ColumnPlanes.Of(Label, Lanes).Name}(ref {image}, ref planes);");
        WriteSpread(writer, element, pitch);
        writer.Blank();
        foreach ((PooledGradientTile tile, long first, long count) in Tiles())
        {
            WriteTiles(writer, element, tile, first, count);
        }

        writer.Close();
        writer.Blank();
        foreach ((PooledGradientTile tile, long first, long count) in Tiles())
        {
            WriteTotals(writer, element, tile, first, count);
        }
    }

    private void WriteSpread(CodeWriter writer, Element element, long pitch)
    {
        long filters = Lanes.Size.Filters;
        Segments result = new(element, Lanes.Windows.Output);
        writer.Open($"for (nuint line = 0; line < {Literals.Integer(Lanes.Lines)}; line++)");
        string pixels = Arithmetic.Sum(Arithmetic.Times("row", result.RowStride), Arithmetic.Times("line", Lanes.Pixels * filters));
        LineCopy.Write(writer, Lanes, pitch, "dy", pixels, toPixels: false);
        writer.Blank();
        writer.Open($"for (nuint filter = 0; filter < {Literals.Integer(filters)}; filter++)");
        writer.Open($"for (nuint i = 0; i < {Literals.Integer(Lanes.Pixels)}; i += Lanes)");
        string ofRow = Arithmetic.Times("row", element.Pad(Lanes.PlacesLength(element)));
        string ofLine = Arithmetic.Times(Arithmetic.Sum(Arithmetic.Times("filter", Lanes.Lines), "line"), pitch);
        writer.Line($"V place = S.Load(ref places, {Arithmetic.Sum(ofRow, ofLine, "i")});");
        writer.Line($"V gradient = S.Load(ref lines, {Arithmetic.Sum(Arithmetic.Times("filter", pitch), "i")});");
        string at = Arithmetic.Times(Arithmetic.Sum(Arithmetic.Times("filter", Lanes.Places * Lanes.Lines), "line"), pitch);
        writer.Line($"nuint at = {Arithmetic.Sum(at, "i")};");
        for (int place = 0; place < Lanes.Places; place++)
        {
            string to = Arithmetic.Sum("at", Literals.Integer(place * Lanes.Lines * pitch));
            writer.Line($"S.Store(S.Select(S.Equal(place, S.Constant({place})), gradient, S.Zero), ref spread, {to});");
        }

        writer.Close();
        writer.Close();
        writer.Close();
    }

    private void WriteTiles(CodeWriter writer, Element element, PooledGradientTile tile, long first, long count)
    {
        Open(writer, tile, first, count);
        string plane = Arithmetic.Times(Channel, Lanes.WindowWidth * Lanes.PlaneLength);
        string spread = Arithmetic.Times("filter", Lanes.Places * Lanes.Lines * Lanes.Pitch(element));
        writer.Wrapped(
            $"{tile.Name}(",
            [
                "ref " + writer.Names.At("planes", Arithmetic.Sum(plane, Arithmetic.Times("kh", Lanes.PlaneWidth))),
                "ref " + writer.Names.At("spread", spread),
                "ref " + writer.Names.At("sums", SumsOf(tile)),
            ],
            ");"
        );
        Close(writer);
    }

    private void WriteTotals(CodeWriter writer, Element element, PooledGradientTile tile, long first, long count)
    {
        ConvolutionShape size = Lanes.Size;
        Open(writer, tile, first, count);
        writer.Open($"for (nuint i = 0; i < {Literals.Integer(tile.Filters * size.Horizontal.Taps)}; i++)");
        string tap = size.Horizontal.Taps == 1 ? "0" : $"i % {Literals.Integer(size.Horizontal.Taps)}";
        string row = Arithmetic.Sum(
            Arithmetic.Times("kh", size.Horizontal.Taps * size.Channels),
            Arithmetic.Times(tap, size.Channels),
            Channel
        );
        string at = Arithmetic.Sum(Arithmetic.Times(row, KernelStride), "filter", $"i / {Literals.Integer(size.Horizontal.Taps)}");
        writer.Line($"ref {element.Keyword} total = ref {writer.Names.At("dKernel", at)};");
        writer.Line($"total = (accumulate ? total : 0) + S.Sum(S.Load(ref sums, {Arithmetic.Sum(SumsOf(tile), "i * Lanes")}));");
        writer.Close();
        Close(writer);
    }

    /// <summary>Opens the loops over the tiles of some filters: over the filters, the lines of the kernel and the channels.</summary>
    private void Open(CodeWriter writer, PooledGradientTile tile, long first, long count)
    {
        string end = Literals.Integer(first + (count * tile.Filters));
        writer.Open($"for (nuint filter = {Literals.Integer(first)}; filter < {end}; filter += {tile.Filters})");
        writer.Open($"for (nuint kh = 0; kh < {Literals.Integer(Lanes.Size.Vertical.Taps)}; kh++)");
        if (HasChannels)
        {
            writer.Open($"for (nuint c = 0; c < {Literals.Integer(Lanes.Size.Channels)}; c++)");
        }
    }

    private void Close(CodeWriter writer)
    {
        for (int loop = HasChannels ? 3 : 2; loop > 0; loop--)
        {
            writer.Close();
        }
    }

    /// <summary>Returns the offset of a tile's sums.</summary>
    private string SumsOf(PooledGradientTile tile)
    {
        ConvolutionShape size = Lanes.Size;
        string line = Arithmetic.Sum(Arithmetic.Times("kh", size.Channels), Channel);
        string vectors = Arithmetic.Sum(
            Arithmetic.Times("filter", size.Taps * size.Channels),
            Arithmetic.Times(line, tile.Filters * size.Horizontal.Taps)
        );
        return $"{Arithmetic.Bracketed(vectors)} * Lanes";
    }

    /// <summary>Returns the tiles with the first filter of each and the number of times that it is called.</summary>
    private IEnumerable<(PooledGradientTile Tile, long First, long Count)> Tiles()
    {
        foreach ((int filters, long first, long count) in Lanes.Divide(Lanes.FiltersOfGradientTile))
        {
            yield return (PooledGradientTile.Of(Label, Lanes, filters), first, count);
        }
    }
}
