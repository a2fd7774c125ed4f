namespace StaticNets.Plots;

/// <summary>The range of numbers on an axis.</summary>
internal readonly record struct PlotRange(double Low, double High)
{
    private const double LeastRelativeExtent = 1e-6;

    /// <summary>Returns a range with a margin on both sides; a range that is almost a single number is widened.</summary>
    /// <param name="low">The least value shown.</param>
    /// <param name="high">The greatest value shown.</param>
    /// <param name="margin">Width of each margin as a share of the range.</param>
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

    /// <summary>Returns the number at a relative position: 0 is the low end, 1 the high end.</summary>
    public double At(double share) => Low + (share * (High - Low));

    /// <summary>Returns the relative position of a number: 0 at the low end, 1 at the high end.</summary>
    public double ShareOf(double value) => (value - Low) / (High - Low);
}
