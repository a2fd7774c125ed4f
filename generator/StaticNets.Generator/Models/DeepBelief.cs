using System.Globalization;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Models;

/// <summary>A stack of restricted Boltzmann machines.</summary>
internal sealed class DeepBelief : ModelKind
{
    private static readonly ModelSize _units = new("units", 1, "");
    private static readonly ModelSize _visible = new("visible", 1, "Number of the lowest units: the length of a row of data.");
    private static readonly ModelSize _top = new("top", 1, "Number of the uppermost units: the length of a row of features.");

    /// <inheritdoc/>
    public override string Name => "DeepBelief";

    /// <inheritdoc/>
    public override string BaseClass => "DeepBeliefNetwork";

    /// <inheritdoc/>
    public override IReadOnlyList<ModelSize> Sizes { get; } = [_visible, _top];

    /// <inheritdoc/>
    public override IEnumerable<string> BaseArguments(LayerArguments arguments) => [RestrictedBoltzmann.UnitsOf(arguments)];

    /// <inheritdoc/>
    public override IEnumerable<string> LastBaseArguments(LayerArguments arguments) => Units(arguments).Select(Literals.Integer);

    /// <inheritdoc/>
    public override LayerArguments Smallest => new(new([new LayerArgument(_units.Argument, new(["1", "1"]))]));

    /// <inheritdoc/>
    public override IEnumerable<(ModelSize Size, int Item, long Value)> Values(LayerArguments arguments) =>
        Units(arguments).Select((value, item) => (_units, item, value));

    /// <inheritdoc/>
    public override IEnumerable<(ModelSize Size, long Value)> Constants(LayerArguments arguments)
    {
        long[] units = Units(arguments);
        return units.Length == 0 ? [] : [(_visible, units[0]), (_top, units[units.Length - 1])];
    }

    /// <inheritdoc/>
    public override string? Mistake(LayerArguments arguments) =>
        Units(arguments).Length < 2 ? "a stack needs at least 2 layers of units, for example [DeepBelief(784, 500)]" : null;

    /// <inheritdoc/>
    public override long Elements(LayerArguments arguments)
    {
        long[] units = Units(arguments);
        return units.Skip(1).Select((above, i) => RestrictedBoltzmann.Elements(units[i], above)).Aggregate(0L, Saturate.Add);
    }

    /// <inheritdoc/>
    public override string Describe(LayerArguments arguments) =>
        $"a deep belief network of the layers {string.Join("-", Units(arguments).Select(Literals.Integer))}";

    private static long[] Units(LayerArguments arguments) =>
        [.. arguments.Texts("units").Select(text => long.Parse(text!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))];
}
