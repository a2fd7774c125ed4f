namespace StaticNets;

/// <summary>Makes a partial class a <see cref="MarkovChain"/>, whose next state depends on the present one only.</summary>
/// <param name="states">Number of states, at least 2.</param>
public sealed class MarkovChainAttribute(int states) : ModelAttribute
{
    /// <summary>Number of states.</summary>
    public int States { get; } = states;
}
