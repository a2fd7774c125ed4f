using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>Counts the predicted classes for each actual class.</summary>
public sealed partial class ConfusionMatrix
{
    private readonly long[,] _counts;

    /// <summary>Creates an empty matrix.</summary>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is below 2.</exception>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        Classes = classes;
        _counts = new long[classes, classes];
    }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>Number of counted rows.</summary>
    public long Total { get; private set; }

    /// <summary>Number of rows that were predicted correctly: the sum of the diagonal.</summary>
    public long Correct { get; private set; }

    /// <summary>Share of rows that were predicted correctly, 0 to 1; NaN for an empty matrix.</summary>
    public double Accuracy => (double)Correct / Total;

    /// <summary>Number of rows of class <paramref name="actual"/> that were predicted as class <paramref name="predicted"/>.</summary>
    /// <param name="actual">The class of the row, from 0 on.</param>
    /// <param name="predicted">The predicted class, from 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">A class index is out of range.</exception>
    public long this[int actual, int predicted]
    {
        get
        {
            ThrowUnlessClass(actual, nameof(actual));
            ThrowUnlessClass(predicted, nameof(predicted));
            return _counts[actual, predicted];
        }
    }

    /// <summary>
    /// Creates a matrix from the scores of a network. The predicted class of a row is the class with the largest score, the first one if
    /// several are equal.
    /// </summary>
    /// <param name="actual">The class of each row.</param>
    /// <param name="scores">The network's outputs, rows × classes.</param>
    /// <param name="classes">Number of classes, at least 2.</param>
    /// <exception cref="ArgumentException">The numbers of rows differ, a class index is out of range, or a score is NaN.</exception>
    public static ConfusionMatrix FromPredictions(ReadOnlySpan<int> actual, ReadOnlySpan<float> scores, int classes) =>
        OfScores(actual, scores, classes);

    /// <inheritdoc cref="FromPredictions(ReadOnlySpan{int}, ReadOnlySpan{float}, int)"/>
    public static ConfusionMatrix FromPredictions(ReadOnlySpan<int> actual, ReadOnlySpan<double> scores, int classes) =>
        OfScores(actual, scores, classes);

    /// <summary>Counts one row.</summary>
    /// <param name="actual">The class of the row, from 0 on.</param>
    /// <param name="predicted">The predicted class, from 0 on.</param>
    /// <exception cref="ArgumentOutOfRangeException">A class index is out of range; nothing has been counted.</exception>
    public void Add(int actual, int predicted)
    {
        ThrowUnlessClass(actual, nameof(actual));
        ThrowUnlessClass(predicted, nameof(predicted));
        _counts[actual, predicted]++;
        Total++;
        Correct += actual == predicted ? 1 : 0;
    }

    private static ConfusionMatrix OfScores<T>(ReadOnlySpan<int> actual, ReadOnlySpan<T> scores, int classes)
        where T : IFloatingPointIeee754<T>
    {
        var matrix = new ConfusionMatrix(classes);
        if (scores.Length != (long)actual.Length * classes)
        {
            throw new ArgumentException(
                $"{actual.Length} rows of {classes} classes have {(long)actual.Length * classes} scores, but there are {scores.Length}.",
                nameof(scores)
            );
        }

        ClassLabels.Check(actual, classes, nameof(actual));
        MetricCheck.NoNaN(scores, classes);
        for (int row = 0; row < actual.Length; row++)
        {
            matrix.Add(actual[row], Largest(scores.Slice(row * classes, classes)));
        }

        return matrix;
    }

    private static int Largest<T>(ReadOnlySpan<T> scores)
        where T : IFloatingPointIeee754<T>
    {
        int largest = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            largest = scores[i] > scores[largest] ? i : largest;
        }

        return largest;
    }

    private void ThrowUnlessClass(int index, string name)
    {
        if ((uint)index >= (uint)Classes)
        {
            throw new ArgumentOutOfRangeException(name, index, $"The {name} class must be 0 to {Classes - 1}, but is {index}.");
        }
    }
}
