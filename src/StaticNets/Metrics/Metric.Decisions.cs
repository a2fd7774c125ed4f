using System.Numerics;
using StaticNets.Optimizers;

namespace StaticNets;

public static partial class Metric
{
    /// <summary>
    /// Share of the rows, 0 to 1, for which the right class has the largest score. If several scores are equal, the first one counts as
    /// larger.
    /// </summary>
    /// <param name="scores">The network's outputs, rows × classes; probabilities or any other scores.</param>
    /// <param name="classes">The class index of each row, from 0 on.</param>
    /// <param name="classCount">Number of classes, at least 2.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, the numbers of rows differ, a class index is out of range, or a score is NaN.
    /// </exception>
    public static double Accuracy(ReadOnlySpan<float> scores, ReadOnlySpan<int> classes, int classCount) =>
        TopK(scores, classes, classCount, k: 1);

    /// <inheritdoc cref="Accuracy(ReadOnlySpan{float}, ReadOnlySpan{int}, int)"/>
    public static double Accuracy(ReadOnlySpan<double> scores, ReadOnlySpan<int> classes, int classCount) =>
        TopK(scores, classes, classCount, k: 1);

    /// <summary>
    /// Share of the values, 0 to 1, for which prediction and target are both above the threshold, or neither is. Use threshold 0.5 for
    /// sigmoid outputs with targets 0 and 1, and threshold 0 for targets −1 and 1.
    /// </summary>
    /// <param name="predicted">The network's outputs, any number of values.</param>
    /// <param name="targets">The same number of targets.</param>
    /// <param name="threshold">Values above it count as positive; default 0.5.</param>
    /// <exception cref="ArgumentException">
    /// There are no values, the lengths differ, a value is NaN, or the threshold is not finite.
    /// </exception>
    public static double BinaryAccuracy(ReadOnlySpan<float> predicted, ReadOnlySpan<float> targets, double threshold = 0.5) =>
        SameSide(predicted, targets, threshold);

    /// <inheritdoc cref="BinaryAccuracy(ReadOnlySpan{float}, ReadOnlySpan{float}, double)"/>
    public static double BinaryAccuracy(ReadOnlySpan<double> predicted, ReadOnlySpan<double> targets, double threshold = 0.5) =>
        SameSide(predicted, targets, threshold);

    /// <summary>
    /// Share of the rows, 0 to 1, for which the right class has one of the k largest scores. If several scores are equal, the first one
    /// counts as larger, as in <see cref="Accuracy(ReadOnlySpan{float}, ReadOnlySpan{int}, int)"/>.
    /// </summary>
    /// <param name="scores">The network's outputs, rows × classes.</param>
    /// <param name="classes">The class index of each row, from 0 on.</param>
    /// <param name="classCount">Number of classes, at least 2.</param>
    /// <param name="k">Number of scores among which the right class must be, 1 to <paramref name="classCount"/>.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, the numbers of rows differ, a class index is out of range, a score is NaN, or k lies outside its range.
    /// </exception>
    public static double TopKAccuracy(ReadOnlySpan<float> scores, ReadOnlySpan<int> classes, int classCount, int k) =>
        TopK(scores, classes, classCount, k);

    /// <inheritdoc cref="TopKAccuracy(ReadOnlySpan{float}, ReadOnlySpan{int}, int, int)"/>
    public static double TopKAccuracy(ReadOnlySpan<double> scores, ReadOnlySpan<int> classes, int classCount, int k) =>
        TopK(scores, classes, classCount, k);

    private static double TopK<T>(ReadOnlySpan<T> scores, ReadOnlySpan<int> classes, int classCount, int k)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MetricCheck.Scores(scores, classes, classCount);
        Hyperparameter.ThrowUnless(k >= 1 && k <= classCount, k, $"1 to {classCount}, the number of classes", nameof(k));
        int right = 0;
        for (int row = 0; row < classes.Length; row++)
        {
            right += Rank(scores.Slice(row * classCount, classCount), classes[row]) < k ? 1 : 0;
        }

        return (double)right / classes.Length;
    }

    /// <summary>Returns the number of classes that rank before the wanted class.</summary>
    private static int Rank<T>(ReadOnlySpan<T> scores, int wanted)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int before = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            before += scores[i] > scores[wanted] || (i < wanted && scores[i] == scores[wanted]) ? 1 : 0;
        }

        return before;
    }

    private static double SameSide<T>(ReadOnlySpan<T> predicted, ReadOnlySpan<T> targets, double threshold)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MetricCheck.Values(predicted, targets);
        Hyperparameter.ThrowUnless(double.IsFinite(threshold), threshold, "finite", nameof(threshold));
        int right = 0;
        for (int i = 0; i < predicted.Length; i++)
        {
            double prediction = double.CreateTruncating(predicted[i]);
            double target = double.CreateTruncating(targets[i]);
            right += prediction > threshold == target > threshold ? 1 : 0;
        }

        return (double)right / predicted.Length;
    }
}
