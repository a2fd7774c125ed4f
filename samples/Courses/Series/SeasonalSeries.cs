using StaticNets;

namespace Courses.Series;

/// <summary>
/// A series with a season of 24 steps, like the hours of a day, whose height changes slowly, and with noise in which each value keeps a
/// part of the previous one: <c>vₜ = (1 + ⅓·sin(2πt/1000)) · s(t mod 24) + aₜ</c>, <c>aₜ = 0.7·aₜ₋₁ + eₜ</c>, <c>eₜ ~ N(0, 0.1²)</c>.
/// </summary>
internal sealed class SeasonalSeries
{
    public const int Season = 24;
    public const int Window = 2 * Season;
    private const int Length = 3000;
    private const int FirstTest = 2400;
    private const int LongPeriod = 1000;
    private const double Kept = 0.7;

    /// <summary>σ of the part of the noise that no earlier value determines: no forecast has a smaller root mean square error.</summary>
    public const double Noise = 0.1;

    private readonly float[] _values = new float[Length];

    public SeasonalSeries(int seed)
    {
        NormalSampler normal = new(new Xoshiro256StarStar(seed));
        double noise = 0;
        for (int t = 0; t < Length; t++)
        {
            double phase = 2 * Math.PI * t / Season;
            double season = (0.8 * Math.Sin(phase)) + (0.4 * Math.Sin((2 * phase) + 1));
            noise = (Kept * noise) + (Noise * normal.Next());
            _values[t] = (float)(((1 + (Math.Sin(2 * Math.PI * t / LongPeriod) / 3)) * season) + noise);
        }
    }

    /// <summary>Windows of 48 values, each with the value that follows as target.</summary>
    public Dataset Train => new(Windows(Window, FirstTest), _values.AsMemory(Window..FirstTest));

    /// <summary>The windows before the test values, <c>[600, 48]</c>.</summary>
    public float[] TestWindows => Windows(FirstTest, Length);

    /// <summary>The values to forecast.</summary>
    public float[] TestValues => _values[FirstTest..];

    /// <summary>Returns, for each test value, the value some steps before it.</summary>
    public float[] Earlier(int steps) => _values[(FirstTest - steps)..(Length - steps)];

    private float[] Windows(int first, int end) => [.. Enumerable.Range(first, end - first).SelectMany(t => _values[(t - Window)..t])];
}
