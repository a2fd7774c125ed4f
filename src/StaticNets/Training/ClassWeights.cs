using StaticNets.Optimizers;

namespace StaticNets;

/// <summary>Computes values for <see cref="FitOptions.ClassWeights"/>.</summary>
public static class ClassWeights
{
    /// <summary>
    /// Returns weights that are inversely proportional to the numbers of rows: <c>rows / (classes · rows of the class)</c>, so that all
    /// classes together weigh the same, as in scikit-learn's <c>class_weight="balanced"</c>. Dense targets are one target for each row,
    /// which counts as class 1 above one half, unless the dataset knows its <see cref="Dataset.Count"/> or
    /// <paramref name="classCount"/> is given.
    /// </summary>
    /// <param name="train">The training rows.</param>
    /// <param name="classCount">
    /// Number of classes, at least 2; by default the largest class index and 1, or the number of targets of each row.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The dataset has several inputs or outputs, has no targets, is no whole number of rows, or a class has no rows.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="classCount"/> is below 2, or a class index is not below it.
    /// </exception>
    public static IReadOnlyList<double> Balanced(Dataset train, int? classCount = null)
    {
        ArgumentNullException.ThrowIfNull(train);
        CheckCount(classCount);
        if (train.Parts is not null)
        {
            throw new ArgumentException("Class weights are for one output, but the dataset was made of several.", nameof(train));
        }

        if (train.HasClasses)
        {
            return Balanced(train.Classes.Span, classCount);
        }

        double[] targets = train.Holds<float>()
            ? Array.ConvertAll(train.Targets<float>().ToArray(), target => (double)target)
            : train.Targets<double>().ToArray();
        int outputs =
            train.KnownCount > 0 ? targets.Length / train.KnownCount
            : classCount is > 2 ? classCount.Value
            : 1;
        return Balanced(outputs > 1 ? LargestOf(targets, outputs) : SidesOf(targets, train.KnownCount > 0), Math.Max(outputs, 2));
    }

    /// <inheritdoc cref="Balanced(Dataset, int?)"/>
    /// <param name="classes">The class index of each row, from 0 on.</param>
    /// <param name="classCount">Number of classes, at least 2; by default the largest class index and 1.</param>
    public static IReadOnlyList<double> Balanced(ReadOnlySpan<int> classes, int? classCount = null)
    {
        CheckCount(classCount);
        int largest = -1;
        foreach (int c in classes)
        {
            Hyperparameter.ThrowUnless(c >= 0 && c < (classCount ?? int.MaxValue), c, "a class index", nameof(classes));
            largest = Math.Max(largest, c);
        }

        int[] rows = new int[classCount ?? Math.Max(largest + 1, 2)];
        foreach (int c in classes)
        {
            rows[c]++;
        }

        int empty = Array.IndexOf(rows, 0);
        double each = (double)classes.Length / rows.Length;
        return empty < 0
            ? Array.ConvertAll(rows, own => each / own)
            : throw new ArgumentException($"Class {empty} has no rows, so that no weight balances it.", nameof(classes));
    }

    private static void CheckCount(int? classCount)
    {
        if (classCount is { } given)
        {
            Hyperparameter.ThrowUnless(given >= 2, given, "at least 2", nameof(classCount));
        }
    }

    /// <summary>Returns the class of each target: 1 above one half.</summary>
    private static int[] SidesOf(double[] targets, bool isCountKnown)
    {
        // Each pair of targets of two classes, one-hot, has one 1; targets of single rows hardly ever come so.
        return isCountKnown || targets.Length < 4 || targets.Chunk(2).Any(pair => pair.Sum() != 1)
            ? Array.ConvertAll(targets, target => target > 0.5 ? 1 : 0)
            : throw new ArgumentException(
                "The targets may be one target for each row, or one-hot targets of two classes: write new Dataset(x, y) { Count = rows }.",
                nameof(targets)
            );
    }

    private static int[] LargestOf(double[] targets, int outputs)
    {
        if (targets.Length % outputs != 0)
        {
            throw new ArgumentException($"{targets.Length} targets are no rows of {outputs} classes.", nameof(targets));
        }

        return [.. targets.Chunk(outputs).Select(row => Array.IndexOf(row, row.Max()))];
    }
}
