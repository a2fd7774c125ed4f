using System.Collections.Immutable;
using System.Numerics;

namespace StaticNets;

/// <summary>
/// Brings each feature into a range, [0, 1] unless told: <c>y = (x − min) ÷ (max − min) · (high − low) + low</c>, as scikit-learn's class of
/// that name. Fit it on training rows alone; later values may fall outside the range. Computed in double; immutable, safe from many threads.
/// </summary>
public sealed class MinMaxScaler
{
    private readonly FeatureScaling _scaling;

    /// <summary>A scaler with known numbers, such as those of one that was fitted before.</summary>
    /// <param name="minimum">The least value of each feature, finite.</param>
    /// <param name="maximum">The largest value of each feature, finite and not below the least; as many as those.</param>
    /// <param name="low">Where the least values go.</param>
    /// <param name="high">Where the largest values go, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">A value lies outside its range, or the lengths differ.</exception>
    public MinMaxScaler(ReadOnlySpan<double> minimum, ReadOnlySpan<double> maximum, double low = 0, double high = 1)
    {
        Hyperparameter.ThrowUnless(double.IsFinite(low), low, "finite", nameof(low));
        Hyperparameter.ThrowUnless(
            high > low && double.IsFinite(high - low),
            high,
            FormattableString.Invariant($"above {low}"),
            nameof(high)
        );
        if (minimum.IsEmpty || minimum.Length != maximum.Length)
        {
            throw new ArgumentException(
                $"There must be a least and a largest value for each feature, but there are {minimum.Length} and {maximum.Length}.",
                nameof(maximum)
            );
        }

        double[] scale = new double[minimum.Length];
        for (int feature = 0; feature < scale.Length; feature++)
        {
            scale[feature] = Scale(minimum[feature], maximum[feature], high - low, feature);
        }

        Minimum = [.. minimum];
        Maximum = [.. maximum];
        Low = low;
        High = high;
        _scaling = new FeatureScaling(Minimum, [.. scale], low);
    }

    /// <summary>The least value of each feature.</summary>
    public ImmutableArray<double> Minimum { get; }

    /// <summary>The largest value of each feature.</summary>
    public ImmutableArray<double> Maximum { get; }

    /// <summary>Where the least values go.</summary>
    public double Low { get; }

    /// <summary>Where the largest values go.</summary>
    public double High { get; }

    /// <summary>Learns the least and the largest values from rows in single precision.</summary>
    /// <param name="x">Rows × features.</param>
    /// <param name="features">Length of a row, at least 1.</param>
    /// <param name="low">Where the least values go.</param>
    /// <param name="high">Where the largest values go, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">There are no whole rows, a value is not finite, or the range is none.</exception>
    public static MinMaxScaler Fit(ReadOnlySpan<float> x, int features, double low = 0, double high = 1) => FitTo(x, features, low, high);

    /// <summary>Learns the least and the largest values from rows in double precision.</summary>
    /// <param name="x">Rows × features.</param>
    /// <param name="features">Length of a row, at least 1.</param>
    /// <param name="low">Where the least values go.</param>
    /// <param name="high">Where the largest values go, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">There are no whole rows, a value is not finite, or the range is none.</exception>
    public static MinMaxScaler Fit(ReadOnlySpan<double> x, int features, double low = 0, double high = 1) => FitTo(x, features, low, high);

    /// <summary>Scales rows in single precision.</summary>
    /// <param name="x">Rows × features, finite.</param>
    /// <param name="y">Where they go, as long as <paramref name="x"/>, which it may be.</param>
    /// <exception cref="ArgumentException">The rows do not fit, or a value is not finite; nothing is written.</exception>
    public void Transform(ReadOnlySpan<float> x, Span<float> y) => _scaling.Apply(x, y);

    /// <summary>Scales rows in double precision.</summary>
    /// <param name="x">Rows × features, finite.</param>
    /// <param name="y">Where they go, as long as <paramref name="x"/>, which it may be.</param>
    /// <exception cref="ArgumentException">The rows do not fit, or a value is not finite; nothing is written.</exception>
    public void Transform(ReadOnlySpan<double> x, Span<double> y) => _scaling.Apply(x, y);

    /// <summary>Brings scaled rows in single precision back.</summary>
    /// <param name="x">Rows × features, finite.</param>
    /// <param name="y">Where they go, as long as <paramref name="x"/>, which it may be.</param>
    /// <exception cref="ArgumentException">The rows do not fit, or a value is not finite; nothing is written.</exception>
    public void InverseTransform(ReadOnlySpan<float> x, Span<float> y) => _scaling.Undo(x, y);

    /// <summary>Brings scaled rows in double precision back.</summary>
    /// <param name="x">Rows × features, finite.</param>
    /// <param name="y">Where they go, as long as <paramref name="x"/>, which it may be.</param>
    /// <exception cref="ArgumentException">The rows do not fit, or a value is not finite; nothing is written.</exception>
    public void InverseTransform(ReadOnlySpan<double> x, Span<double> y) => _scaling.Undo(x, y);

    /// <summary>What a feature is divided by. One that is constant counts as one of range 1, as in scikit-learn: it becomes the lower end.</summary>
    private static double Scale(double minimum, double maximum, double range, int feature)
    {
        double scale = (maximum - minimum) / range;
        scale = scale == 0 ? 1 / range : scale;
        return scale > 0 && double.IsFinite(scale)
            ? scale
            : throw new ArgumentException(
                FormattableString.Invariant($"Feature {feature} must have a finite range, but goes from {minimum} to {maximum}.")
            );
    }

    private static MinMaxScaler FitTo<T>(ReadOnlySpan<T> x, int features, double low, double high)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FeatureRows.CheckedToFit(x, features);
        double[] minimum = new double[features];
        double[] maximum = new double[features];
        Array.Fill(minimum, double.PositiveInfinity);
        Array.Fill(maximum, double.NegativeInfinity);
        for (int start = 0; start < x.Length; start += features)
        {
            for (int feature = 0; feature < features; feature++)
            {
                double value = double.CreateTruncating(x[start + feature]);
                minimum[feature] = Math.Min(minimum[feature], value);
                maximum[feature] = Math.Max(maximum[feature], value);
            }
        }

        return new MinMaxScaler(minimum, maximum, low, high);
    }
}
