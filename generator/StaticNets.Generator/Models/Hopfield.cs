using StaticNets.Generator.Layers;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Models;

/// <summary>Units that remember patterns.</summary>
internal sealed class Hopfield : ModelKind
{
    private static readonly ModelSize _units = new("units", 2, "Number of units: the length of a pattern.");

    /// <inheritdoc/>
    public override string Name => "Hopfield";

    /// <inheritdoc/>
    public override string BaseClass => "HopfieldNetwork";

    /// <inheritdoc/>
    public override IReadOnlyList<ModelSize> Sizes { get; } = [_units];

    /// <inheritdoc/>
    public override bool HasSeed => false;

    /// <inheritdoc/>
    public override string AtFirst => "no patterns";

    /// <inheritdoc/>
    public override long Elements(LayerArguments arguments) => Product(_units.In(arguments), _units.In(arguments));

    /// <inheritdoc/>
    public override string Describe(LayerArguments arguments) =>
        $"a Hopfield network of {Literals.Grouped(_units.In(arguments))} units, each connected with each other one";
}
