using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Operations.Pooling;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Pooled;

/// <summary>
/// The function that computes a vector of pixels of a line of the result for some filters: a sum in registers for each filter and each
/// place of the windows, then the maximum.
/// </summary>
/// <param name="Filters">Number of filters.</param>
/// <param name="KernelStride">Distance in elements between two rows of the kernel.</param>
/// <param name="KeepsPlaces">Whether the function can store the numbers of the places.</param>
internal sealed record PooledTile(
    PixelLanes Lanes,
    int Filters,
    Extremum Pooling,
    ActivationFunction? Function,
    long KernelStride,
    bool HasBias,
    bool KeepsPlaces
) : EmittedFunction
{
    public static PooledTile Of(PooledForward forward, int filters) =>
        new(forward.Lanes, filters, forward.Pooling, forward.Function, forward.KernelStride, forward.HasBias, forward.KeepsPlaces)
        {
            Name = $"{forward.Label}ForwardPooledTile{filters}",
            Summary =
                $"{Plural.Of(filters, "filter")} of a vector of pixels: {filters} × {forward.Lanes.Places} sums, one for each place of the windows, "
                + "stay in registers.",
        };

    public override void Write(CodeWriter writer, Element element)
    {
        string type = element.Keyword;
        writer.Blank();
        writer.Summary(Summary);
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Wrapped(
            $"private static void {Name}(",
            [
                $"ref {type} planes",
                $"ref {type} kernel",
                .. HasBias ? (string[])[$"ref {type} bias"] : [],
                $"ref {type} lines",
                .. KeepsPlaces ? (string[])[$"ref {type} places", "bool training"] : [],
            ],
            ")"
        );
        writer.Open("{", alone: true);
        for (int filter = 0; filter < Filters; filter++)
        {
            string start = HasBias ? $"S.Broadcast({writer.Names.At("bias", Literals.Integer(filter))})" : "S.Zero";
            string[] sums = [.. Enumerable.Range(0, Lanes.Places).Select(place => Sum(filter, place))];
            writer.Line($"V {sums[0]} = {start}{string.Concat(sums.Skip(1).Select(sum => $", {sum} = {sums[0]}"))};");
        }

        WriteSums(writer);
        writer.Blank();
        writer.Line("V x, y;");
        for (int filter = 0; filter < Filters; filter++)
        {
            WriteFilter(writer, element, filter);
        }

        writer.Close();
    }

    private void WriteSums(CodeWriter writer)
    {
        ConvolutionShape size = Lanes.Size;
        string[] pixels = [.. Enumerable.Range(0, Lanes.Places).Select(place => $"x{place}")];
        writer.Line($"V {string.Join(", ", pixels)}, w;");
        writer.Open($"for (nuint kh = 0; kh < {Literals.Integer(size.Vertical.Taps)}; kh++)");
        for (long tap = 0; tap < size.Horizontal.Taps; tap++)
        {
            for (long channel = 0; channel < size.Channels; channel++)
            {
                for (int place = 0; place < Lanes.Places; place++)
                {
                    long offset = Lanes.Offset(channel, tap, place / Lanes.WindowWidth, place % Lanes.WindowWidth);
                    writer.Line($"{pixels[place]} = S.Load(ref planes, {Literals.Integer(offset)});");
                }

                for (int filter = 0; filter < Filters; filter++)
                {
                    long weight = (((tap * size.Channels) + channel) * KernelStride) + filter;
                    writer.Line($"w = S.Broadcast({writer.Names.At("kernel", Literals.Integer(weight))});");
                    for (int place = 0; place < Lanes.Places; place++)
                    {
                        writer.Line($"{Sum(filter, place)} = S.MultiplyAdd(w, {pixels[place]}, {Sum(filter, place)});");
                    }
                }
            }
        }

        writer.Line($"planes = ref {writer.Names.At("planes", Literals.Integer(Lanes.PlaneWidth))};");
        long line = size.Horizontal.Taps * size.Channels * KernelStride;
        writer.Line($"kernel = ref {writer.Names.At("kernel", Literals.Integer(line))};");
        writer.Close();
    }

    /// <summary>
    /// Emits the activation of all places and their maximum, as the pooling takes it. Of several equal places, the first one is kept; if
    /// the result is NaN, none is.
    /// </summary>
    private void WriteFilter(CodeWriter writer, Element element, int filter)
    {
        VectorMath math = VectorMath.Of(writer, element.Keyword);
        if (Function is not null)
        {
            for (int place = 0; place < Lanes.Places; place++)
            {
                writer.Line($"{Sum(filter, place)} = {Function.Apply(math, Sum(filter, place))};");
            }
        }

        writer.Line($"y = {Sum(filter, 0)};");
        for (int place = 1; place < Lanes.Places; place++)
        {
            writer.Line($"x = {Sum(filter, place)};");
            writer.Line($"y = {Pooling.Take};");
        }

        writer.Line($"S.Store(y, ref lines, {Literals.Integer(filter * Lanes.Pitch(element))});");
        if (!KeepsPlaces)
        {
            return;
        }

        writer.Open("if (training)");
        writer.Line($"x = S.Select(S.Equal({Sum(filter, Lanes.Places - 1)}, y), S.Constant({Lanes.Places - 1}), S.Constant(-1));");
        for (int place = Lanes.Places - 2; place >= 0; place--)
        {
            writer.Line($"x = S.Select(S.Equal({Sum(filter, place)}, y), S.Constant({place}), x);");
        }

        writer.Line($"S.Store(x, ref places, {Literals.Integer(filter * Lanes.Lines * Lanes.Pitch(element))});");
        writer.Close();
    }

    private static string Sum(int filter, int place) => $"s{filter}{place}";
}
