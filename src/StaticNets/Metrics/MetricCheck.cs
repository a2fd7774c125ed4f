using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>Whether a metric has what it needs.</summary>
internal static class MetricCheck
{
    /// <exception cref="ArgumentException">There are no values, or not as many targets.</exception>
    private static void SameLength(int predicted, int targets)
    {
        if (predicted == 0)
        {
            throw new ArgumentException("There are no predictions to measure.", nameof(predicted));
        }

        if (predicted != targets)
        {
            throw new ArgumentException(
                $"{predicted} predictions want as many targets, one for each value, but there are {targets}.",
                nameof(targets)
            );
        }
    }

    /// <summary>Scores are rows × classes, each row has one class, and none is NaN.</summary>
    /// <exception cref="ArgumentException">They do not fit.</exception>
    public static void Scores<T>(ReadOnlySpan<T> scores, ReadOnlySpan<int> classes, int classCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 2);
        if (classes.IsEmpty)
        {
            throw new ArgumentException("There are no rows to measure.", nameof(classes));
        }

        if (scores.Length != (long)classes.Length * classCount)
        {
            throw new ArgumentException(
                $"{classes.Length} rows of {classCount} classes have {(long)classes.Length * classCount} scores, but there are {scores.Length}.",
                nameof(scores)
            );
        }

        ClassLabels.Check(classes, classCount, nameof(classes));
        NoNaN(scores, classCount);
    }

    /// <summary>Between scores of which one is NaN nothing can be decided.</summary>
    /// <exception cref="ArgumentException">A score is NaN.</exception>
    public static void NoNaN<T>(ReadOnlySpan<T> scores, int classCount)
        where T : IFloatingPointIeee754<T>
    {
        int bad = FirstNaN(scores);
        if (bad >= 0)
        {
            throw new ArgumentException($"Score {bad % classCount} of row {bad / classCount} is NaN.", nameof(scores));
        }
    }

    /// <summary>As many targets as predictions, at least one, and none NaN.</summary>
    /// <exception cref="ArgumentException">They do not fit.</exception>
    public static void Values<T>(ReadOnlySpan<T> predicted, ReadOnlySpan<T> targets)
        where T : IFloatingPointIeee754<T>
    {
        SameLength(predicted.Length, targets.Length);
        int bad = FirstNaN(targets);
        if (bad >= 0)
        {
            throw new ArgumentException($"Value {bad} of the targets is NaN.", nameof(targets));
        }

        bad = FirstNaN(predicted);
        if (bad >= 0)
        {
            throw new ArgumentException($"Value {bad} of the predictions is NaN.", nameof(predicted));
        }
    }

    /// <summary>The first value that is NaN, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int FirstNaN<T>(ReadOnlySpan<T> values)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (T.IsNaN(values[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
