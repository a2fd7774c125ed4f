namespace StaticNets;

/// <summary>Makes a partial class a <see cref="DeepBeliefNetwork"/>: a stack of restricted Boltzmann machines.</summary>
/// <param name="units">Number of units in each layer from the lowest up: at least two layers, each of at least 1 unit.</param>
public sealed class DeepBeliefAttribute(params int[] units) : ModelAttribute
{
    /// <summary>Number of units in each layer from the lowest up.</summary>
    public IReadOnlyList<int> Units { get; } = units;

    /// <summary>Values of the lowest units; default Bernoulli.</summary>
    public VisibleUnits VisibleUnits { get; set; }
}
