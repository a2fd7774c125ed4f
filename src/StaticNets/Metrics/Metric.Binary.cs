using System.Numerics;
using StaticNets.Optimizers;

namespace StaticNets;

/// <content>Scores of decisions between two classes; those of several classes are in <see cref="ConfusionMatrix"/>.</content>
public static partial class Metric
{
    /// <summary>
    /// Among the values that are predicted as positive, the share whose target is positive: <c>TP / (TP + FP)</c>; 0 if none is predicted
    /// so.
    /// </summary>
    /// <param name="predicted">The network's outputs, any number of values.</param>
    /// <param name="targets">The same number of targets; those above 0 are positive, so they may be 0 and 1 or −1 and 1.</param>
    /// <param name="threshold">Predictions above it count as positive; default 0.5. Use 0 for networks that learn −1 and 1.</param>
    /// <exception cref="ArgumentException">
    /// There are no values, the lengths differ, a value is NaN, or the threshold is not finite.
    /// </exception>
    public static double Precision(ReadOnlySpan<float> predicted, ReadOnlySpan<float> targets, double threshold = 0.5) =>
        BinaryCounts.Of(predicted, targets, threshold).Precision;

    /// <inheritdoc cref="Precision(ReadOnlySpan{float}, ReadOnlySpan{float}, double)"/>
    public static double Precision(ReadOnlySpan<double> predicted, ReadOnlySpan<double> targets, double threshold = 0.5) =>
        BinaryCounts.Of(predicted, targets, threshold).Precision;

    /// <summary>
    /// Among the values whose target is positive, the share that is predicted as positive: <c>TP / (TP + FN)</c>; 0 if no target is
    /// positive.
    /// </summary>
    /// <inheritdoc cref="Precision(ReadOnlySpan{float}, ReadOnlySpan{float}, double)"/>
    public static double Recall(ReadOnlySpan<float> predicted, ReadOnlySpan<float> targets, double threshold = 0.5) =>
        BinaryCounts.Of(predicted, targets, threshold).Recall;

    /// <inheritdoc cref="Recall(ReadOnlySpan{float}, ReadOnlySpan{float}, double)"/>
    public static double Recall(ReadOnlySpan<double> predicted, ReadOnlySpan<double> targets, double threshold = 0.5) =>
        BinaryCounts.Of(predicted, targets, threshold).Recall;

    /// <summary>
    /// Harmonic mean of precision and recall: <c>2 TP / (2 TP + FP + FN)</c>; 0 if no value is positive and none is predicted so.
    /// </summary>
    /// <inheritdoc cref="Precision(ReadOnlySpan{float}, ReadOnlySpan{float}, double)"/>
    public static double F1(ReadOnlySpan<float> predicted, ReadOnlySpan<float> targets, double threshold = 0.5) =>
        BinaryCounts.Of(predicted, targets, threshold).F1;

    /// <inheritdoc cref="F1(ReadOnlySpan{float}, ReadOnlySpan{float}, double)"/>
    public static double F1(ReadOnlySpan<double> predicted, ReadOnlySpan<double> targets, double threshold = 0.5) =>
        BinaryCounts.Of(predicted, targets, threshold).F1;

    /// <summary>Counts of decisions.</summary>
    private readonly record struct BinaryCounts(long TruePositives, long FalsePositives, long FalseNegatives)
    {
        public double Precision => Share(TruePositives, TruePositives + FalsePositives);

        public double Recall => Share(TruePositives, TruePositives + FalseNegatives);

        public double F1 => Share(2 * TruePositives, (2 * TruePositives) + FalsePositives + FalseNegatives);

        public static BinaryCounts Of<T>(ReadOnlySpan<T> predicted, ReadOnlySpan<T> targets, double threshold)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            MetricCheck.Values(predicted, targets);
            Hyperparameter.ThrowUnless(double.IsFinite(threshold), threshold, "finite", nameof(threshold));
            (long truePositives, long falsePositives, long falseNegatives) = (0, 0, 0);
            for (int i = 0; i < predicted.Length; i++)
            {
                bool isPredicted = double.CreateTruncating(predicted[i]) > threshold;
                bool isPositive = double.CreateTruncating(targets[i]) > 0;
                truePositives += isPredicted && isPositive ? 1 : 0;
                falsePositives += isPredicted && !isPositive ? 1 : 0;
                falseNegatives += !isPredicted && isPositive ? 1 : 0;
            }

            return new BinaryCounts(truePositives, falsePositives, falseNegatives);
        }

        private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
    }
}
