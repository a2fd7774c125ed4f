namespace StaticNets;

/// <summary>Makes a partial class a <see cref="BoltzmannMachine"/>: visible and hidden units, each connected with each other one.</summary>
/// <param name="visible">Number of visible units, the length of a row of data; at least 1.</param>
/// <param name="hidden">Number of hidden units, at least 0; at least 2 units in all.</param>
public sealed class BoltzmannAttribute(int visible, int hidden) : ModelAttribute
{
    /// <summary>Number of visible units, the length of a row of data.</summary>
    public int Visible { get; } = visible;

    /// <summary>Number of hidden units.</summary>
    public int Hidden { get; } = hidden;
}
