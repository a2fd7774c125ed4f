namespace Courses;

/// <summary>The distribution of a figure over the seeds.</summary>
internal readonly record struct Spread(double Least, double Median, double Most)
{
    /// <summary>The figures in percent: <c>median 98 % (96–99)</c>.</summary>
    public string Text => $"median {Median * 100:F0} % ({Least * 100:F0}–{Most * 100:F0})";

    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int half = sorted.Length / 2;
        double median = sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Spread(sorted[0], median, sorted[^1]);
    }
}
