using System.Globalization;

namespace StaticNets.Plots;

/// <summary>Tick positions of an axis: multiples of 1, 2 or 5 times a power of ten.</summary>
internal sealed class AxisTicks
{
    private const int MostDecimals = 6;
    private const double LeastRelativeRange = 1e-9;

    private readonly string _format;

    private AxisTicks(IReadOnlyList<double> values, double step)
    {
        Values = values;

        // Math.Log10 of a power of ten may be slightly less than the integer, so a little is added before rounding down.
        double power = Math.Floor(Math.Log10(step) + 1e-9);
        _format = Math.Abs(power) > MostDecimals ? "0.##E+0" : string.Create(CultureInfo.InvariantCulture, $"F{Math.Max(0, -power)}");
    }

    /// <summary>
    /// The tick positions in ascending order. The first one is not above the least value shown, and the last one not below the greatest.
    /// </summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Lower end of the axis.</summary>
    public double Low => Values[0];

    /// <summary>Upper end of the axis.</summary>
    public double High => Values[^1];

    /// <summary>Chooses ticks for a range.</summary>
    /// <param name="low">The least value shown.</param>
    /// <param name="high">The greatest value shown; if it hardly differs from the least value, the range is widened.</param>
    /// <param name="most">Largest number of steps within the range; rounding both ends outward may add two.</param>
    /// <param name="leastStep">The least step that makes sense; 1 for whole numbers.</param>
    public static AxisTicks Around(double low, double high, int most, double leastStep = 0)
    {
        double magnitude = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low <= magnitude * LeastRelativeRange)
        {
            double half = magnitude == 0 ? 0.5 : magnitude * 0.1;
            (low, high) = (low - half, high + half);
        }

        double step = Math.Max(leastStep, RoundUp((high - low) / most));
        var values = new List<double>();
        for (double i = Math.Floor(low / step); i <= Math.Ceiling(high / step); i++)
        {
            values.Add(i * step);
        }

        return new AxisTicks(values, step);
    }

    /// <summary>Returns the label of a tick, with as many decimals as the step needs.</summary>
    public string Label(double value) => value.ToString(_format, CultureInfo.InvariantCulture);

    private static double RoundUp(double step)
    {
        double power = Math.Floor(Math.Log10(step));

        // Rounding may make the quotient slightly larger than an exact 1, 2 or 5, and then the next larger step would be chosen. So a
        // little is subtracted.
        double digit = (step / Math.Pow(10, power)) - 1e-9;
        double round = digit switch
        {
            <= 1 => 1,
            <= 2 => 2,
            <= 5 => 5,
            _ => 10,
        };
        return round * Math.Pow(10, power);
    }
}
