namespace StaticNets.Tool.Features;

/// <summary>
/// Adjacent features that come from one flattened value. StaticNets orders them position by position, a channels-first library channel by
/// channel. With a single position or a single channel, both orders are equal.
/// </summary>
/// <param name="Shape">
/// The value's shape before it was flattened, channels last; a single length for features that were not flattened.
/// </param>
internal sealed record FeatureSegment(int[] Shape)
{
    private static readonly string[] _axes = ["", "", "L", "H·W", "D·H·W"];

    /// <summary>Describes the change of order, for the report.</summary>
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

    /// <summary>Returns the index of a feature in the channels-first order.</summary>
    public int ChannelsFirst(int feature) => (feature % Channels * Positions) + (feature / Channels);
}
