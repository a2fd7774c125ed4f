using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Operations.Convolutions.Winograd;

/// <summary>The transformed kernel of a convolution, <c>G g Gᵀ</c> for each channel and filter: 36 matrices of channels ×
/// filters. Each matrix is divided into panels of some filters, which lie one behind the other, and is followed by an unused row: matrices at a
/// distance of a power of two would fall into the same sets of the cache.</summary>
/// <param name="Kernel">The kernel <c>[3, 3, channels, filters]</c>.</param>
/// <param name="PanelFilters">Number of filters that lie together.</param>
internal sealed record WinogradKernel(string Label, Parameter Kernel, long PanelFilters) : DerivedWeights(Label)
{
    public Parameter Result { get; } =
        Kernel with
        {
            FullName = $"tiles of {Kernel.FullName}",
            Identifier = Kernel.Identifier + "Tiles",
            Shape = ShapeOf(Kernel.Shape.Axes[2], Kernel.Shape.Last, PanelFilters),
            Traits = new ParameterTraits(),
            IsFolded = true,
        };

    public override IReadOnlyList<Parameter> Results => [Result];

    public override void Call(ForwardPass pass) =>
        Call(pass, Label + "TileWeights", pass.Of(Kernel), pass.Of(Result), Kernel.Shape.Axes[2], Kernel.Shape.Last, PanelFilters);

    /// <summary>Adds the call that transforms the kernel of a training step, which changes with each step.</summary>
    /// <param name="name">The name of the function.</param>
    /// <param name="parameter">The kernel as it is saved.</param>
    /// <param name="kernel">The kernel <c>[3, 3, channels, filters]</c>.</param>
    public static Buffer InStep(Pass pass, string name, Parameter parameter, ParameterContent content, Buffer kernel, WinogradTiles tiles)
    {
        ConvolutionShape size = tiles.Size;
        long panel = tiles.PanelFilters(pass.Element);
        Shape shape = ShapeOf(size.Channels, size.Filters, panel);
        Buffer places = pass.Scratch(parameter, content, shape.Length / panel, panel);
        Call(pass, name, kernel, places, size.Channels, size.Filters, panel);
        return places;
    }

    private static Shape ShapeOf(long channels, long filters, long panelFilters) =>
        Shape.Of(WinogradTiles.Places, (filters / panelFilters * channels) + 1, panelFilters);

    private static void Call(Pass pass, string name, Buffer kernel, Buffer places, long channels, long filters, long panelFilters) =>
        pass.Call(
            name,
            $"places[{Shape.Of(WinogradTiles.Places, filters / panelFilters, channels, panelFilters)}] = G · kernel[{Shape.Of(Body.Taps, Body.Taps, channels, filters)}] · Gᵀ for each "
                + $"channel and filter, in panels of {panelFilters} filters",
            new Body(channels, filters, panelFilters, kernel.RowStride, places.RowStride),
            [Operand.Read("kernel", kernel), Operand.Write("places", places)]
        );

    private sealed record Body(long Channels, long Filters, long PanelFilters, long KernelStride, long PlaceStride) : FunctionBody
    {
        public const int Taps = 3;

        public override void Write(CodeWriter writer, Element element)
        {
            long tap = Channels * KernelStride;
            long panel = Channels * PlaceStride;
            long matrix = (Filters / PanelFilters * panel) + PlaceStride;
            TileTransform.DeclareOfKernel(writer);
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
