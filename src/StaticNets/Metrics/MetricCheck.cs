using System.Numerics;

namespace StaticNets;

/// <summary>Whether a metric has what it needs.</summary>
internal static class MetricCheck
{
    /// <exception cref="ArgumentException">There are no values, or not as many targets.</exception>
    public static void SameLength(int predicted, int targets)
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

        for (int row = 0; row < classes.Length; row++)
        {
            if ((uint)classes[row] >= (uint)classCount)
            {
                throw new ArgumentException(
                    $"Row {row} has class index {classes[row]}, but there are {classCount} classes: 0 to {classCount - 1}.",
                    nameof(classes)
                );
            }
        }

        for (int i = 0; i < scores.Length; i++)
        {
            if (T.IsNaN(scores[i]))
            {
                throw new ArgumentException($"Score {i % classCount} of row {i / classCount} is NaN.", nameof(scores));
            }
        }
    }
}
