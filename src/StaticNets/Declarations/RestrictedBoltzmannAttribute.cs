namespace StaticNets;

/// <summary>
/// Makes a partial class a <see cref="RestrictedBoltzmannMachine"/>: visible and hidden units, connected between the two groups only.
/// </summary>
/// <param name="visible">Number of visible units, the length of a row of data; at least 1.</param>
/// <param name="hidden">Number of hidden units, at least 1.</param>
public sealed class RestrictedBoltzmannAttribute(int visible, int hidden) : ModelAttribute
{
    /// <summary>Number of visible units, the length of a row of data.</summary>
    public int Visible { get; } = visible;

    /// <summary>Number of hidden units.</summary>
    public int Hidden { get; } = hidden;

    /// <summary>Values of the visible units; default Bernoulli.</summary>
    public VisibleUnits VisibleUnits { get; set; }
}
