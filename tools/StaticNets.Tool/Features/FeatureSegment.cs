namespace StaticNets.Tool.Features;

/// <summary>
/// Neighbouring features that come from one flattened value: position by position here, channel by channel where channels stand first.
/// Where there is only one position or one channel, both are the same.
/// </summary>
/// <param name="Shape">The value's shape before it was flattened, channels last; one length for features that were never anything else.</param>
internal sealed record FeatureSegment(int[] Shape)
{
    private static readonly string[] _axes = ["", "", "L", "H·W", "D·H·W"];

    /// <summary>From which order to which, for the report.</summary>
    public string Change
    {
        get
        {
            string positions = Shape.Length < _axes.Length ? _axes[Shape.Length] : "positions";
            return $"from C·{positions} to {positions}·C";
        }
    }

    public int Channels => Shape[^1];

    public int Length => Shape.Aggregate(1, (product, length) => product * length);

    public int Positions => Length / Channels;

    public bool IsSame => Positions == 1 || Channels == 1;

    /// <summary>Where a feature stands when channels come first.</summary>
    public int ChannelsFirst(int feature) => (feature % Channels * Positions) + (feature / Channels);
}
