using StaticNets.Generator.Layers;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Models;

/// <summary>Units on a rectangle whose vectors cover the data.</summary>
internal sealed class SelfOrganizingMap : ModelKind
{
    private static readonly ModelSize _height = new("height", 1, "Rows of units.");
    private static readonly ModelSize _width = new("width", 1, "Units in a row.");
    private static readonly ModelSize _features = new("features", 1, "Length of the vectors and of a row of data.");

    /// <inheritdoc/>
    public override string Name => "SelfOrganizingMap";

    /// <inheritdoc/>
    public override string BaseClass => "SelfOrganizingMap";

    /// <inheritdoc/>
    public override IReadOnlyList<ModelSize> Sizes { get; } = [_height, _width, _features];

    /// <inheritdoc/>
    public override string AtFirst => "vectors drawn from [0, 1)";

    /// <inheritdoc/>
    public override string? Mistake(LayerArguments arguments) => Units(arguments) < 2 ? "a map needs at least 2 units" : null;

    /// <inheritdoc/>
    public override long Elements(LayerArguments arguments) => Product(Units(arguments), _features.In(arguments));

    /// <inheritdoc/>
    public override string Describe(LayerArguments arguments) =>
        $"a self-organizing map of {_height.In(arguments)}×{_width.In(arguments)} units with vectors of {Plural.Of(_features.In(arguments), "feature")}";

    private static long Units(LayerArguments arguments) => Product(_height.In(arguments), _width.In(arguments));
}
