using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Pooled;

/// <summary>
/// The function that writes the gradient of the convolution's output: that of each window at the place of its result, and zeros. Only the
/// gradient of the image needs it.
/// </summary>
internal sealed record PlaceGradient(PixelLanes Lanes) : FunctionBody
{
    public override void Write(CodeWriter writer, Element element)
    {
        Segments result = new(element, Lanes.Windows.Output);
        long filters = Lanes.Size.Filters;
        long stride = element.Pad(Lanes.Size.Output.Length);
        string all = $"(int)(rows * {Literals.Integer(stride)})";
        writer.Line(ClearedMemory.Statement("gradient", all));
        writer.Open("for (nuint row = 0; row < rows; row++)");
        writer.Open($"for (nuint line = 0; line < {Literals.Integer(Lanes.Lines)}; line++)");
        writer.Open($"for (nuint i = 0; i < {Literals.Integer(Lanes.Pixels)}; i++)");
        writer.Open($"for (nuint filter = 0; filter < {Literals.Integer(filters)}; filter++)");
        string ofRow = Arithmetic.Times("row", element.Pad(Lanes.PlacesLength(element)));
        string ofLine = Arithmetic.Times(Arithmetic.Sum(Arithmetic.Times("filter", Lanes.Lines), "line"), Lanes.Pitch(element));
        writer.Line($"int place = (int){writer.Names.At("places", Arithmetic.Sum(ofRow, ofLine, "i"))};");
        writer.Open("if (place >= 0)");
        string height = Arithmetic.Times("line", Lanes.WindowHeight);
        string width = Arithmetic.Times("i", Lanes.WindowWidth);
        writer.Line($"nuint down = {Arithmetic.Sum(height, $"(nuint)(place / {Lanes.WindowWidth})")};");
        writer.Line($"nuint across = {Arithmetic.Sum(width, $"(nuint)(place % {Lanes.WindowWidth})")};");
        string to = Arithmetic.Sum(
            Arithmetic.Times("row", stride),
            Arithmetic.Times(Arithmetic.Sum(Arithmetic.Times("down", Lanes.Size.OutputWidth), "across"), filters),
            "filter"
        );
        string pixel = Arithmetic.Times(Arithmetic.Sum(Arithmetic.Times("line", Lanes.Pixels), "i"), filters);
        string from = Arithmetic.Sum(Arithmetic.Times("row", result.RowStride), pixel, "filter");
        writer.Line($"{writer.Names.At("gradient", to)} = {writer.Names.At("dy", from)};");
        writer.Close();
        writer.Close();
        writer.Close();
        writer.Close();
        writer.Close();
    }
}
