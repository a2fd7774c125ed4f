using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Models;

/// <summary>Visible and hidden units, each connected with each other one.</summary>
internal sealed class Boltzmann : ModelKind
{
    private static readonly ModelSize _visible = new("visible", 1, "Number of visible units: the length of a row of data.");
    private static readonly ModelSize _hidden = new("hidden", 0, "Number of hidden units.");

    /// <inheritdoc/>
    public override string Name => "Boltzmann";

    /// <inheritdoc/>
    public override string BaseClass => "BoltzmannMachine";

    /// <inheritdoc/>
    public override IReadOnlyList<ModelSize> Sizes { get; } = [_visible, _hidden];

    /// <inheritdoc/>
    public override string? Mistake(LayerArguments arguments) => Units(arguments) < 2 ? "a Boltzmann machine needs at least 2 units" : null;

    /// <inheritdoc/>
    public override long Elements(LayerArguments arguments) => Saturate.Add(Product(Units(arguments), Units(arguments)), Units(arguments));

    /// <inheritdoc/>
    public override string Describe(LayerArguments arguments) =>
        $"a Boltzmann machine of {Plural.Of(_visible.In(arguments), "visible unit")} and {Plural.Of(_hidden.In(arguments), "hidden unit")}, each connected with each other one";

    private static long Units(LayerArguments arguments) => _visible.In(arguments) + _hidden.In(arguments);
}
