using System.Numerics;

namespace StaticNets;

/// <content>The area under the receiver operating characteristic.</content>
public static partial class Metric
{
    /// <summary>
    /// Area under the ROC curve: the probability that a positive value has a larger score than a negative one, where equal scores count
    /// as a half. 1 for a perfect order, 0.5 for chance. It is computed from the ranks of the scores (Mann, Whitney 1947) in
    /// <c>O(n log n)</c> time, and does not depend on a threshold.
    /// </summary>
    /// <param name="scores">The network's outputs, any number of values: probabilities or any other scores.</param>
    /// <param name="targets">The same number of targets; those above 0 are positive, so they may be 0 and 1 or −1 and 1.</param>
    /// <exception cref="ArgumentException">
    /// There are no values, the lengths differ, a value is NaN, or all targets are positive or none is, so that there is no area.
    /// </exception>
    public static double RocAuc(ReadOnlySpan<float> scores, ReadOnlySpan<float> targets) => RocAuc<float>(scores, targets);

    /// <inheritdoc cref="RocAuc(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    public static double RocAuc(ReadOnlySpan<double> scores, ReadOnlySpan<double> targets) => RocAuc<double>(scores, targets);

    /// <summary>
    /// Mean area under the ROC curves of several classes, each against all others: scikit-learn's <c>roc_auc_score</c> with
    /// <c>multi_class="ovr"</c> and <c>average="macro"</c>.
    /// </summary>
    /// <param name="scores">The network's outputs, rows × classes.</param>
    /// <param name="classes">The class index of each row, from 0 on.</param>
    /// <param name="classCount">Number of classes, at least 2.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, the numbers of rows differ, a class index is out of range, a score is NaN, or a class has no row or all rows.
    /// </exception>
    public static double RocAuc(ReadOnlySpan<float> scores, ReadOnlySpan<int> classes, int classCount) =>
        RocAuc<float>(scores, classes, classCount);

    /// <inheritdoc cref="RocAuc(ReadOnlySpan{float}, ReadOnlySpan{int}, int)"/>
    public static double RocAuc(ReadOnlySpan<double> scores, ReadOnlySpan<int> classes, int classCount) =>
        RocAuc<double>(scores, classes, classCount);

    private static double RocAuc<T>(ReadOnlySpan<T> scores, ReadOnlySpan<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MetricCheck.Values(scores, targets);
        bool[] isPositive = new bool[targets.Length];
        for (int i = 0; i < targets.Length; i++)
        {
            isPositive[i] = targets[i] > T.Zero;
        }

        return AreaOf(scores.ToArray(), isPositive)
            ?? throw new ArgumentException(
                "The area under the ROC curve compares positive with negative targets, but all targets are of one kind.",
                nameof(targets)
            );
    }

    private static double RocAuc<T>(ReadOnlySpan<T> scores, ReadOnlySpan<int> classes, int classCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MetricCheck.Scores(scores, classes, classCount);
        double sum = 0;
        for (int c = 0; c < classCount; c++)
        {
            T[] own = new T[classes.Length];
            bool[] isPositive = new bool[classes.Length];
            for (int row = 0; row < own.Length; row++)
            {
                own[row] = scores[(row * classCount) + c];
                isPositive[row] = classes[row] == c;
            }

            sum +=
                AreaOf(own, isPositive)
                ?? throw new ArgumentException(
                    $"The area under the ROC curve compares class {c} with the others, but it has no rows, or all of them.",
                    nameof(classes)
                );
        }

        return sum / classCount;
    }

    /// <summary>
    /// Returns <c>(R − p(p + 1)/2) / (p·n)</c>, where R is the sum of the ranks of p positive values among all p + n, and equal scores
    /// share the mean of their ranks; <see langword="null"/> if p or n is 0. Both arrays are reordered.
    /// </summary>
    private static double? AreaOf<T>(T[] scores, bool[] isPositive)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Array.Sort(scores, isPositive);

        // Twice the ranks, because the mean of two ranks may be a half. Sums of ranks up to 2³¹ · 2³¹ fit into 64 bits.
        long doubledRanks = 0;
        long positives = 0;
        for (int first = 0, next; first < scores.Length; first = next)
        {
            next = first + 1;
            while (next < scores.Length && scores[next] == scores[first])
            {
                next++;
            }

            for (int i = first; i < next; i++)
            {
                // The values first + 1, …, next are the ranks of the equal scores.
                doubledRanks += isPositive[i] ? first + 1L + next : 0;
                positives += isPositive[i] ? 1 : 0;
            }
        }

        long negatives = scores.Length - positives;
        return positives == 0 || negatives == 0 ? null : (doubledRanks - (positives * (positives + 1))) / (2.0 * positives * negatives);
    }
}
