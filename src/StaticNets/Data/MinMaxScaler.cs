using System.Collections.Immutable;
using System.Numerics;
using StaticNets.Data;
using StaticNets.Optimizers;

namespace StaticNets;

/// <summary>
/// Maps each feature linearly to a range, [0, 1] by default: <c>y = (x − min) ÷ (max − min) · (high − low) + low</c>, as scikit-learn's
/// <c>MinMaxScaler</c> does. Fit it on the training rows alone; values of other rows may then lie outside the range. Computations use
/// double precision. Immutable and thread-safe.
/// </summary>
public sealed class MinMaxScaler
{
    private readonly FeatureScaling _scaling;

    /// <summary>Creates a scaler from known minima and maxima, such as those of a scaler that was fitted before.</summary>
    /// <param name="minimum">The minimum of each feature, finite.</param>
    /// <param name="maximum">The maximum of each feature, finite and not below its minimum; as many as there are minima.</param>
    /// <param name="low">Lower end of the target range: the result for the minimum.</param>
    /// <param name="high">Upper end of the target range, above <paramref name="low"/>.</param>
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

    /// <summary>The minimum of each feature.</summary>
    public ImmutableArray<double> Minimum { get; }

    /// <summary>The maximum of each feature.</summary>
    public ImmutableArray<double> Maximum { get; }

    /// <summary>Lower end of the target range: the result for the minimum.</summary>
    public double Low { get; }

    /// <summary>Upper end of the target range: the result for the maximum.</summary>
    public double High { get; }

    /// <summary>Fits a scaler to the minima and maxima of rows in single precision.</summary>
    /// <param name="x">Rows × features.</param>
    /// <param name="features">Length of a row, at least 1.</param>
    /// <param name="low">Lower end of the target range: the result for the minimum.</param>
    /// <param name="high">Upper end of the target range, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, the last row is incomplete, a value is not finite, or <paramref name="high"/> is not above <paramref
    /// name="low"/>.
    /// </exception>
    public static MinMaxScaler Fit(ReadOnlySpan<float> x, int features, double low = 0, double high = 1) => FitTo(x, features, low, high);

    /// <summary>Fits a scaler to the minima and maxima of rows in double precision.</summary>
    /// <param name="x">Rows × features.</param>
    /// <param name="features">Length of a row, at least 1.</param>
    /// <param name="low">Lower end of the target range: the result for the minimum.</param>
    /// <param name="high">Upper end of the target range, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, the last row is incomplete, a value is not finite, or <paramref name="high"/> is not above <paramref
    /// name="low"/>.
    /// </exception>
    public static MinMaxScaler Fit(ReadOnlySpan<double> x, int features, double low = 0, double high = 1) => FitTo(x, features, low, high);

    /// <summary>Scales rows in single precision.</summary>
    /// <param name="x">Rows × features, finite.</param>
    /// <param name="y">Receives the result; as long as <paramref name="x"/> and possibly the same memory.</param>
    /// <exception cref="ArgumentException">The lengths are wrong, or a value is not finite; nothing is written.</exception>
    public void Transform(ReadOnlySpan<float> x, Span<float> y) => _scaling.Apply(x, y);

    /// <summary>Scales rows in double precision.</summary>
    /// <param name="x">Rows × features, finite.</param>
    /// <param name="y">Receives the result; as long as <paramref name="x"/> and possibly the same memory.</param>
    /// <exception cref="ArgumentException">The lengths are wrong, or a value is not finite; nothing is written.</exception>
    public void Transform(ReadOnlySpan<double> x, Span<double> y) => _scaling.Apply(x, y);

    /// <summary>Maps scaled rows in single precision back to the original range.</summary>
    /// <param name="x">Rows × features, finite.</param>
    /// <param name="y">Receives the result; as long as <paramref name="x"/> and possibly the same memory.</param>
    /// <exception cref="ArgumentException">The lengths are wrong, or a value is not finite; nothing is written.</exception>
    public void InverseTransform(ReadOnlySpan<float> x, Span<float> y) => _scaling.Undo(x, y);

    /// <summary>Maps scaled rows in double precision back to the original range.</summary>
    /// <param name="x">Rows × features, finite.</param>
    /// <param name="y">Receives the result; as long as <paramref name="x"/> and possibly the same memory.</param>
    /// <exception cref="ArgumentException">The lengths are wrong, or a value is not finite; nothing is written.</exception>
    public void InverseTransform(ReadOnlySpan<double> x, Span<double> y) => _scaling.Undo(x, y);

    /// <summary>
    /// Returns the divisor of a feature, <c>(max − min) ÷ (high − low)</c>. The divisor of a constant feature would be 0; it is
    /// <c>1 ÷ (high − low)</c> instead, as in scikit-learn, so that the constant is mapped to the lower end of the target range.
    /// </summary>
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
