using System.Collections.Immutable;
using System.Numerics;
using StaticNets.Data;
using StaticNets.Optimizers;

namespace StaticNets;

/// <summary>
/// Scales each feature to mean 0 and standard deviation 1: <c>y = (x − mean) ÷ scale</c>, as scikit-learn's <c>StandardScaler</c> does. Fit
/// it on the training rows alone and transform validation, test and all later rows with it. Computations use double precision. Immutable
/// and thread-safe.
/// </summary>
public sealed class StandardScaler
{
    private const double MachineEpsilon = 1.0 / (1L << 52);

    private readonly FeatureScaling _scaling;

    /// <summary>Creates a scaler from known means and scales, such as those of a scaler that was fitted before.</summary>
    /// <param name="mean">The mean of each feature, finite; it is subtracted.</param>
    /// <param name="scale">
    /// The number by which each feature is divided after the mean is subtracted, positive and finite; as many as there are means.
    /// </param>
    /// <exception cref="ArgumentException">A value lies outside its range, or the lengths differ.</exception>
    public StandardScaler(ReadOnlySpan<double> mean, ReadOnlySpan<double> scale)
    {
        if (mean.IsEmpty || mean.Length != scale.Length)
        {
            throw new ArgumentException(
                $"There must be a mean and a scale for each feature, but there are {mean.Length} means and {scale.Length} scales.",
                nameof(scale)
            );
        }

        for (int feature = 0; feature < mean.Length; feature++)
        {
            Hyperparameter.ThrowUnless(double.IsFinite(mean[feature]), mean[feature], "finite", $"{nameof(mean)}[{feature}]");
            bool positive = scale[feature] > 0 && double.IsFinite(scale[feature]);
            Hyperparameter.ThrowUnless(positive, scale[feature], "positive and finite", $"{nameof(scale)}[{feature}]");
        }

        Mean = [.. mean];
        Scale = [.. scale];
        _scaling = new FeatureScaling(Mean, Scale, floor: 0);
    }

    /// <summary>The mean of each feature.</summary>
    public ImmutableArray<double> Mean { get; }

    /// <summary>The standard deviation of each feature, √(Σ(x − mean)² ÷ rows); 1 for a feature that is constant.</summary>
    public ImmutableArray<double> Scale { get; }

    /// <summary>Fits a scaler to the means and standard deviations of rows in single precision.</summary>
    /// <param name="x">Rows × features.</param>
    /// <param name="features">Length of a row, at least 1.</param>
    /// <exception cref="ArgumentException">There are no rows, the last row is incomplete, or a value is not finite.</exception>
    public static StandardScaler Fit(ReadOnlySpan<float> x, int features) => FitTo(x, features);

    /// <summary>Fits a scaler to the means and standard deviations of rows in double precision.</summary>
    /// <param name="x">Rows × features.</param>
    /// <param name="features">Length of a row, at least 1.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, the last row is incomplete, a value is not finite, or a variance overflows double precision.
    /// </exception>
    public static StandardScaler Fit(ReadOnlySpan<double> x, int features) => FitTo(x, features);

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

    /// <summary>Undoes the scaling of rows in single precision: <c>x · scale + mean</c>.</summary>
    /// <param name="x">Rows × features, finite.</param>
    /// <param name="y">Receives the result; as long as <paramref name="x"/> and possibly the same memory.</param>
    /// <exception cref="ArgumentException">The lengths are wrong, or a value is not finite; nothing is written.</exception>
    public void InverseTransform(ReadOnlySpan<float> x, Span<float> y) => _scaling.Undo(x, y);

    /// <summary>Undoes the scaling of rows in double precision: <c>x · scale + mean</c>.</summary>
    /// <param name="x">Rows × features, finite.</param>
    /// <param name="y">Receives the result; as long as <paramref name="x"/> and possibly the same memory.</param>
    /// <exception cref="ArgumentException">The lengths are wrong, or a value is not finite; nothing is written.</exception>
    public void InverseTransform(ReadOnlySpan<double> x, Span<double> y) => _scaling.Undo(x, y);

    private static StandardScaler FitTo<T>(ReadOnlySpan<T> x, int features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = FeatureRows.CheckedToFit(x, features);

        // Average the differences from the first row. For a constant feature they are all 0, so the mean equals the constant exactly.
        double[] mean = new double[features];
        for (int start = 0; start < x.Length; start += features)
        {
            for (int feature = 0; feature < features; feature++)
            {
                mean[feature] += double.CreateTruncating(x[start + feature]) - double.CreateTruncating(x[feature]);
            }
        }

        for (int feature = 0; feature < features; feature++)
        {
            mean[feature] = double.CreateTruncating(x[feature]) + (mean[feature] / rows);
        }

        double[] scale = new double[features];
        for (int start = 0; start < x.Length; start += features)
        {
            for (int feature = 0; feature < features; feature++)
            {
                double distance = double.CreateTruncating(x[start + feature]) - mean[feature];
                scale[feature] += distance * distance;
            }
        }

        for (int feature = 0; feature < features; feature++)
        {
            double variance = scale[feature] / rows;
            if (!double.IsFinite(variance))
            {
                throw new ArgumentException($"The values of feature {feature} spread too far: their variance is no double.", nameof(x));
            }

            scale[feature] = IsConstant(variance, mean[feature], rows) ? 1 : Math.Sqrt(variance);
        }

        return new StandardScaler(mean, scale);
    }

    /// <summary>
    /// Whether a variance is only rounding error, by the bound that scikit-learn uses (<c>_is_constant_feature</c>; Chan, Golub, LeVeque
    /// 1983).
    /// </summary>
    private static bool IsConstant(double variance, double mean, int rows)
    {
        double rounding = rows * mean * MachineEpsilon;
        return variance <= (rows * MachineEpsilon * variance) + (rounding * rounding);
    }
}
