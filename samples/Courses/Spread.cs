using System.Globalization;

namespace Courses;

/// <summary>The distribution of a figure over the seeds.</summary>
internal readonly record struct Spread(double Least, double Median, double Most)
{
    /// <summary>The figures in percent: <c>median 98 % (96–99)</c>.</summary>
    public string Text => $"median {Median * 100:F0} % ({Least * 100:F0}–{Most * 100:F0})";

    /// <summary>The figures in a format for numbers: <c>median 0.018 (0.017–0.019)</c>.</summary>
    public string In(string format)
    {
        return $"median {Number(Median)} ({Number(Least)}–{Number(Most)})";

        string Number(double figure) => figure.ToString(format, CultureInfo.InvariantCulture);
    }

    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int half = sorted.Length / 2;
        double median = sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Spread(sorted[0], median, sorted[^1]);
    }
}
