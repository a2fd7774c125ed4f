using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>Checks the arguments of metrics.</summary>
internal static class MetricCheck
{
    /// <exception cref="ArgumentException">There are no values, or the numbers of predictions and targets differ.</exception>
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

    /// <summary>Checks that the scores are rows × classes, that each row has one class, and that no score is NaN.</summary>
    /// <exception cref="ArgumentException">One of these conditions is false.</exception>
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

    /// <summary>Checks that no score is NaN: comparisons with NaN are false, so the largest score would be undefined.</summary>
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

    /// <summary>Checks that there is at least one prediction, as many targets as predictions, and no NaN.</summary>
    /// <exception cref="ArgumentException">One of these conditions is false.</exception>
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

    /// <summary>Returns the index of the first NaN, or −1.</summary>
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
