using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Pooled;

/// <summary>
/// The function that adds one sample to the gradients of one line of the kernel, for one channel and some filters: a vector of sums in
/// registers for each column of the kernel and each filter.
/// </summary>
/// <param name="Filters">Number of filters.</param>
internal sealed record PooledGradientTile(PixelLanes Lanes, int Filters) : EmittedFunction
{
    public static PooledGradientTile Of(string label, PixelLanes lanes, int filters) =>
        new(lanes, filters)
        {
            Name = $"{label}KernelGradientTile{filters}",
            Summary =
                $"{Plural.Of(filters, "filter")} of one line of dKernel: {filters} × {lanes.Size.Horizontal.Taps} sums stay in registers while "
                + "the windows of a sample pass.",
        };

    public override void Write(CodeWriter writer, Element element)
    {
        string type = element.Keyword;
        long taps = Lanes.Size.Horizontal.Taps;
        writer.Blank();
        writer.Summary(Summary);
        writer.Line(JitHints.Optimized(writer.Names));
        writer.Open($"private static void {Name}(ref {type} planes, ref {type} spread, ref {type} sums)");
        string[] sums = [.. Enumerable.Range(0, (int)(Filters * taps)).Select(sum => $"s{sum / taps}{sum % taps}")];
        for (int sum = 0; sum < sums.Length; sum++)
        {
            writer.Line($"V {sums[sum]} = S.Load(ref sums, {Vector(sum)});");
        }

        string[] gradients = [.. Enumerable.Range(0, Filters).Select(filter => $"dy{filter}")];
        writer.Line($"V {string.Join(", ", gradients)}, x;");
        writer.Open($"for (nuint line = 0; line < {Literals.Integer(Lanes.Lines)}; line++)");
        writer.Open($"for (nuint i = 0; i < {Literals.Integer(Lanes.Pixels)}; i += Lanes)");
        for (int place = 0; place < Lanes.Places; place++)
        {
            WritePlace(writer, element, place, gradients, sums);
        }

        writer.Close();
        writer.Blank();
        writer.Line($"planes = ref {writer.Names.At("planes", Literals.Integer(Lanes.WindowHeight * Lanes.PlaneWidth))};");
        writer.Line($"spread = ref {writer.Names.At("spread", Literals.Integer(Lanes.Pitch(element)))};");
        writer.Close();
        writer.Blank();
        for (int sum = 0; sum < sums.Length; sum++)
        {
            writer.Line($"S.Store({sums[sum]}, ref sums, {Vector(sum)});");
        }

        writer.Close();
    }

    private void WritePlace(CodeWriter writer, Element element, int place, string[] gradients, string[] sums)
    {
        long taps = Lanes.Size.Horizontal.Taps;
        for (int filter = 0; filter < Filters; filter++)
        {
            long offset = ((filter * Lanes.Places) + place) * Lanes.Lines * Lanes.Pitch(element);
            writer.Line($"{gradients[filter]} = S.Load(ref spread, {Arithmetic.Sum("i", Literals.Integer(offset))});");
        }

        for (long tap = 0; tap < taps; tap++)
        {
            long offset = Lanes.Offset(0, tap, place / Lanes.WindowWidth, place % Lanes.WindowWidth);
            writer.Line($"x = S.Load(ref planes, {Arithmetic.Sum("i", Literals.Integer(offset))});");
            for (int filter = 0; filter < Filters; filter++)
            {
                string sum = sums[(filter * taps) + tap];
                writer.Line($"{sum} = S.MultiplyAdd(x, {gradients[filter]}, {sum});");
            }
        }
    }

    private static string Vector(int number) =>
        number switch
        {
            0 => "0",
            1 => "Lanes",
            _ => $"{number} * Lanes",
        };
}
