namespace StaticNets;

/// <summary>The numbers that an axis shows.</summary>
internal readonly record struct PlotRange(double Low, double High)
{
    private const double LeastRelativeExtent = 1e-6;

    /// <summary>A range with a margin on both sides; one that hardly has an extent gets some.</summary>
    /// <param name="low">The least value shown.</param>
    /// <param name="high">The greatest value shown.</param>
    /// <param name="margin">Width of each margin as a share of the extent.</param>
    public static PlotRange Around(double low, double high, double margin)
    {
        double extent = high - low;
        double magnitude = Math.Max(Math.Abs(low), Math.Abs(high));
        double added = margin * extent;
        if (extent <= LeastRelativeExtent * magnitude)
        {
            added = magnitude == 0 ? 0.5 : 0.1 * magnitude;
        }

        return new PlotRange(low - added, high + added);
    }

    /// <summary>The number at a share of the way from the low end to the high one.</summary>
    public double At(double share) => Low + (share * (High - Low));

    /// <summary>The share of the way at which a number lies.</summary>
    public double ShareOf(double value) => (value - Low) / (High - Low);
}
