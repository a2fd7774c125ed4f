using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Winograd;

/// <summary>The transformed kernel of a convolution, <c>G g Gᵀ</c> for each channel and filter: 36 matrices of channels ×
/// filters. Each matrix is divided into panels of some filters, which lie one behind the other.</summary>
/// <param name="Kernel">The kernel <c>[3, 3, channels, filters]</c>.</param>
/// <param name="PanelFilters">Number of filters that lie together.</param>
internal sealed record WinogradKernel(string Label, Parameter Kernel, long PanelFilters) : DerivedWeights(Label)
{
    public Parameter Result { get; } =
        Kernel with
        {
            FullName = $"tiles of {Kernel.FullName}",
            Identifier = Kernel.Identifier + "Tiles",
            Shape = Shape.Of(WinogradTiles.Places, Kernel.Shape.Last / PanelFilters, Kernel.Shape.Axes[2], PanelFilters),
            Traits = new ParameterTraits(),
            IsFolded = true,
        };

    public override IReadOnlyList<Parameter> Results => [Result];

    public override void Call(ForwardPass pass)
    {
        Buffer kernel = pass.Of(Kernel);
        pass.Call(
            Label + "TileWeights",
            $"places[{Result.Shape}] = G · kernel[{Kernel.Shape}] · Gᵀ for each channel and filter, in panels of {PanelFilters} filters",
            new Body(Kernel.Shape.Axes[2], Kernel.Shape.Last, PanelFilters, kernel.RowStride, pass.Of(Result).RowStride),
            [Operand.Read("kernel", kernel), Operand.Write("places", pass.Of(Result))]
        );
    }

    private sealed record Body(long Channels, long Filters, long PanelFilters, long KernelStride, long PlaceStride) : FunctionBody
    {
        private const int Taps = 3;

        public override void Write(CodeWriter writer, Element element)
        {
            long tap = Channels * KernelStride;
            long panel = Channels * PlaceStride;
            long matrix = Filters / PanelFilters * panel;
            writer.Line("V quarter = S.Constant(1.0 / 4), sixth = S.Constant(1.0 / 6), minusSixth = S.Constant(-1.0 / 6);");
            writer.Line("V twelfth = S.Constant(1.0 / 12), twentyFourth = S.Constant(1.0 / 24), a, b;");
            writer.Open($"for (nuint panel = 0; panel < {Literals.Integer(Filters / PanelFilters)}; panel++)");
            writer.Open($"for (nuint c = 0; c < {Literals.Integer(Channels)}; c++)");
            string[] read = [Arithmetic.Times("panel", PanelFilters), Arithmetic.Times("c", KernelStride)];
            writer.Line($"ref {element.Keyword} from = ref {writer.Names.At("kernel", Arithmetic.Sum(read))};");
            string[] written = [Arithmetic.Times("panel", panel), Arithmetic.Times("c", PlaceStride)];
            writer.Line($"ref {element.Keyword} to = ref {writer.Names.At("places", Arithmetic.Sum(written))};");
            writer.Open($"for (nuint n = 0; n < {Literals.Integer(PanelFilters)}; n += Lanes)");
            WriteVector(writer, tap, matrix);
            writer.Close();
            writer.Close();
            writer.Close();
        }

        private static void WriteVector(CodeWriter writer, long tap, long matrix)
        {
            for (int column = 0; column < Taps; column++)
            {
                string[] taps = [.. Enumerable.Range(0, Taps).Select(row => $"g{row}{column}")];
                for (int row = 0; row < Taps; row++)
                {
                    writer.Line($"V {taps[row]} = S.Load(ref from, {At("n", ((row * Taps) + column) * tap)});");
                }

                int at = column;
                TileTransform.OfKernel(writer, taps, (place, value) => writer.Line($"V t{place}{at} = {value};"));
            }

            for (int row = 0; row < WinogradTiles.ImageSide; row++)
            {
                int first = row * WinogradTiles.ImageSide;
                TileTransform.OfKernel(
                    writer,
                    [.. Enumerable.Range(0, Taps).Select(column => $"t{row}{column}")],
                    (place, value) => writer.Line($"S.Store({value}, ref to, {At("n", (first + place) * matrix)});")
                );
            }
        }

        private static string At(string start, long distance) => Arithmetic.Sum(start, Literals.Integer(distance));
    }
}
