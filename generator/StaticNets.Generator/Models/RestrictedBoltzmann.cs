using StaticNets.Generator.Layers;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Models;

/// <summary>Visible and hidden units, connected between the two groups only.</summary>
internal sealed class RestrictedBoltzmann : ModelKind
{
    /// <summary>The argument with the values of the visible units.</summary>
    public const string VisibleUnits = "VisibleUnits";

    private static readonly ModelSize _visible = new("visible", 1, "Number of visible units: the length of a row of data.");
    private static readonly ModelSize _hidden = new("hidden", 1, "Number of hidden units.");

    /// <inheritdoc/>
    public override string Name => "RestrictedBoltzmann";

    /// <inheritdoc/>
    public override string BaseClass => "RestrictedBoltzmannMachine";

    /// <inheritdoc/>
    public override IReadOnlyList<ModelSize> Sizes { get; } = [_visible, _hidden];

    /// <inheritdoc/>
    public override IEnumerable<string> BaseArguments(LayerArguments arguments) => base.BaseArguments(arguments).Append(UnitsOf(arguments));

    /// <summary>Returns the C# expression for the values of the visible units.</summary>
    public static string UnitsOf(LayerArguments arguments) =>
        $"global::StaticNets.{VisibleUnits}.{arguments.TextOr(VisibleUnits, "Bernoulli")}";

    /// <inheritdoc/>
    public override long Elements(LayerArguments arguments) => Elements(_visible.In(arguments), _hidden.In(arguments));

    /// <summary>Returns the number of elements of the tensors of one machine.</summary>
    public static long Elements(long visible, long hidden) => Tensors.Saturate.Add(Product(visible, hidden), visible + hidden);

    /// <inheritdoc/>
    public override string Describe(LayerArguments arguments) =>
        $"a restricted Boltzmann machine of {Plural.Of(_visible.In(arguments), "visible unit")} and {Plural.Of(_hidden.In(arguments), "hidden unit")}";
}
