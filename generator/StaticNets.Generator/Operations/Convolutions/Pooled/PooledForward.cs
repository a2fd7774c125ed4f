using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Operations.Pooling;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Pooled;

/// <summary>The function that computes a convolution and the maximum of its windows: one line of the result after the other.</summary>
/// <param name="ImageStride">Distance in elements between two samples of the image.</param>
/// <param name="KernelStride">Distance in elements between two rows of the kernel.</param>
/// <param name="KeepsPlaces">Whether the function has the argument for the places of the results, which training keeps.</param>
internal sealed record PooledForward(
    string Label,
    PixelLanes Lanes,
    Extremum Pooling,
    ActivationFunction? Function,
    long ImageStride,
    long KernelStride,
    bool HasBias,
    bool KeepsPlaces
) : FunctionBody
{
    public override bool IsCheap => false;

    public override IEnumerable<EmittedFunction> Helpers => [ColumnPlanes.Of(Label, Lanes), .. Tiles().Select(tile => tile.Tile)];

    public override FunctionBody WithFunctionNames(Func<string, string> rename) => this with { Label = rename(Label) };

    public override void Write(CodeWriter writer, Element element)
    {
        long pitch = Lanes.Pitch(element);
        long filters = Lanes.Size.Filters;
        Segments result = new(element, Lanes.Windows.Output);
        writer.Line(ClearedMemory.Statement("planes", Literals.Integer(Lanes.PlanesLength(element))));
        writer.Blank();
        writer.Line($"// Vectors of neighbouring pixels: a vector of {Plural.Of(filters, "filter")} would stay partly empty.");
        writer.Open("for (nuint row = 0; row < rows; row++)");
        string image = writer.Names.At("x", Arithmetic.Times("row", ImageStride));
        writer.Line($"{ColumnPlanes.Of(Label, Lanes).Name}(ref {image}, ref planes);");
        writer.Open($"for (nuint line = 0; line < {Literals.Integer(Lanes.Lines)}; line++)");
        writer.Open($"for (nuint i = 0; i < {Literals.Integer(Lanes.Pixels)}; i += Lanes)");
        foreach ((PooledTile tile, long first, long count) in Tiles())
        {
            string end = Literals.Integer(first + (count * tile.Filters));
            writer.Open($"for (nuint filter = {Literals.Integer(first)}; filter < {end}; filter += {tile.Filters})");
            string planes = Arithmetic.Times("line", Lanes.WindowHeight * Lanes.PlaneWidth);
            string ofLine = Arithmetic.Times(Arithmetic.Sum(Arithmetic.Times("filter", Lanes.Lines), "line"), pitch);
            string places = Arithmetic.Sum(Arithmetic.Times("row", element.Pad(Lanes.PlacesLength(element))), ofLine, "i");
            writer.Wrapped(
                $"{tile.Name}(",
                [
                    "ref " + writer.Names.At("planes", Arithmetic.Sum(planes, "i")),
                    "ref " + writer.Names.At("kernel", "filter"),
                    .. HasBias ? (string[])["ref " + writer.Names.At("bias", "filter")] : [],
                    "ref " + writer.Names.At("lines", Arithmetic.Sum(Arithmetic.Times("filter", pitch), "i")),
                    .. KeepsPlaces ? (string[])["ref " + writer.Names.At("places", places), "training"] : [],
                ],
                ");"
            );
            writer.Close();
        }

        writer.Close();
        writer.Blank();
        writer.Line("// Filters side by side again.");
        string pixels = Arithmetic.Sum(Arithmetic.Times("row", result.RowStride), Arithmetic.Times("line", Lanes.Pixels * filters));
        LineCopy.Write(writer, Lanes, pitch, "y", pixels, toPixels: true);
        writer.Close();
        result.ClearPadding(writer, "y", $"row * {Literals.Integer(result.RowStride)}");
        writer.Close();
    }

    /// <summary>Returns the tiles with the first filter of each and the number of times that it is called.</summary>
    private IEnumerable<(PooledTile Tile, long First, long Count)> Tiles()
    {
        foreach ((int filters, long first, long count) in Lanes.Divide(Lanes.FiltersOfTile))
        {
            yield return (PooledTile.Of(this, filters), first, count);
        }
    }
}
