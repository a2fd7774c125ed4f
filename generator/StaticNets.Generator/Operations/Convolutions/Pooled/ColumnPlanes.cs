using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Pooled;

/// <summary>The function that divides the columns of one image into planes, see <see cref="PixelLanes"/>.</summary>
internal sealed record ColumnPlanes(PixelLanes Lanes) : EmittedFunction
{
    /// <summary>Whether the whole image is one sequence of elements of two planes in turn, which vectors divide.</summary>
    private bool AlternatesElements => Lanes.WindowWidth == 2 && Lanes.Size is { Channels: 1, Width: var width } && width % 2 == 0;

    public static ColumnPlanes Of(string label, PixelLanes lanes) =>
        new(lanes)
        {
            Name = label + "Columns",
            Summary =
                $"Divides the columns of one image x[{lanes.Size.Image}] into planes: "
                + $"planes[channel, b, line, i] = x[line, {lanes.WindowWidth} i + b, channel].",
        };

    public override void Write(CodeWriter writer, Element element)
    {
        string type = element.Keyword;
        ConvolutionShape size = Lanes.Size;
        writer.Blank();
        writer.Summary(Summary);
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Open($"private static void {Name}(ref {type} x, ref {type} planes)");
        if (AlternatesElements)
        {
            WritePairs(writer, size.Image.Length);
        }
        else
        {
            writer.Open($"for (nuint c = 0; c < {Literals.Integer(size.Channels)}; c++)");
            writer.Open($"for (nuint b = 0; b < {Lanes.WindowWidth}; b++)");
            writer.Open($"for (nuint line = 0; line < {Literals.Integer(size.Vertical.Length)}; line++)");
            string plane = Arithmetic.Times($"(c * {Lanes.WindowWidth}) + b", Lanes.PlaneLength);
            writer.Line($"nuint to = {Arithmetic.Sum(plane, Arithmetic.Times("line", Lanes.PlaneWidth))};");
            string column = Arithmetic.Times("b", size.Channels);
            writer.Line($"nuint from = {Arithmetic.Sum(Arithmetic.Times("line", size.Width * size.Channels), column, "c")};");
            string columns =
                Lanes.WindowWidth == 1
                    ? Literals.Integer(size.Width)
                    : $"({Literals.Integer(size.Width + Lanes.WindowWidth - 1)} - b) / {Lanes.WindowWidth}";
            writer.Open($"for (nuint i = 0; i < {columns}; i++)");
            string pixel = Arithmetic.Sum("from", Arithmetic.Times("i", Lanes.WindowWidth * size.Channels));
            writer.Line($"{writer.Names.At("planes", "to + i")} = {writer.Names.At("x", pixel)};");
            writer.Close();
            writer.Close();
            writer.Close();
            writer.Close();
        }

        writer.Close();
    }

    private void WritePairs(CodeWriter writer, long length)
    {
        string all = Literals.Integer(length);
        string half = Literals.Integer(length / 2);
        writer.Line("nuint i = 0;");
        writer.Open($"for (; i + (2 * Lanes) <= {all}; i += 2 * Lanes)");
        writer.Line("V even = S.Load(ref x, i), odd = S.Load(ref x, i + Lanes);");
        writer.Line("// Of 2 n numbers, the one at k moves to 2 k modulo 2 n - 1; repeated log2(n) times, to k / 2 if k is even.");
        writer.Open("for (nuint n = Lanes; n > 1; n /= 2)");
        writer.Line("(even, odd) = (S.InterleaveLower(even, odd), S.InterleaveUpper(even, odd));");
        writer.Close();
        writer.Blank();
        writer.Line("S.Store(even, ref planes, i / 2);");
        writer.Line($"S.Store(odd, ref planes, (i / 2) + {half});");
        writer.Close();
        writer.Blank();
        writer.Open($"for (; i < {all}; i += 2)");
        writer.Line($"{writer.Names.At("planes", "i / 2")} = {writer.Names.At("x", "i")};");
        writer.Line($"{writer.Names.At("planes", $"(i / 2) + {half}")} = {writer.Names.At("x", "i + 1")};");
        writer.Close();
    }
}
