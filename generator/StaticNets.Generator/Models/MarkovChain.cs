using StaticNets.Generator.Layers;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Models;

/// <summary>States that follow one another with fixed probabilities.</summary>
internal sealed class MarkovChain : ModelKind
{
    private static readonly ModelSize _states = new("states", 2, "Number of states.");

    /// <inheritdoc/>
    public override string Name => "MarkovChain";

    /// <inheritdoc/>
    public override string BaseClass => "MarkovChain";

    /// <inheritdoc/>
    public override IReadOnlyList<ModelSize> Sizes { get; } = [_states];

    /// <inheritdoc/>
    public override bool HasSeed => false;

    /// <inheritdoc/>
    public override string AtFirst => "equal probabilities";

    /// <inheritdoc/>
    public override long Elements(LayerArguments arguments) => Product(_states.In(arguments), _states.In(arguments));

    /// <inheritdoc/>
    public override string Describe(LayerArguments arguments) => $"a Markov chain of {Literals.Grouped(_states.In(arguments))} states";
}
