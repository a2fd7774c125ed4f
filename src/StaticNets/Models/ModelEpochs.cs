using System.Globalization;

namespace StaticNets.Models;

/// <summary>Runs the epochs of a training by contrastive divergence: batches in random order, and the error after each epoch.</summary>
internal static class ModelEpochs
{
    /// <summary>Trains on one batch of rows, given by their indices.</summary>
    public delegate void TrainStep(ReadOnlySpan<int> rows);

    /// <summary>Trains for all epochs.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="options">Epochs and batch size.</param>
    /// <param name="random">Source of the orders of the rows.</param>
    /// <param name="step">Trains on a batch.</param>
    /// <param name="error">Returns the error of all rows.</param>
    /// <param name="notFinite">Returns the name of a tensor with elements that are not finite, or <see langword="null"/>.</param>
    /// <returns>The error after each epoch.</returns>
    /// <exception cref="TrainingDivergedException">A tensor is not finite after an epoch.</exception>
    public static double[] Run(
        int rows,
        ContrastiveDivergence options,
        Xoshiro256StarStar random,
        TrainStep step,
        Func<double> error,
        Func<string?> notFinite
    )
    {
        int[] order = RowOrder.Of(rows, options.Seed, shuffle: false);
        double[] errors = new double[options.Epochs];
        for (int epoch = 0; epoch < errors.Length; epoch++)
        {
            random.Shuffle<int>(order);
            for (int first = 0; first < rows; first += options.BatchSize)
            {
                step(order.AsSpan(first, Math.Min(options.BatchSize, rows - first)));
                if (options.BatchSize >= rows - first)
                {
                    break;
                }
            }

            if (notFinite() is { } tensor)
            {
                string rate = options.LearningRate.ToString(CultureInfo.InvariantCulture);
                throw new TrainingDivergedException(
                    $"'{tensor}' is not finite after epoch {epoch + 1}: use a smaller learning rate than {rate}.",
                    epoch + 1,
                    batch: 0,
                    tensor
                );
            }

            errors[epoch] = error();
            options.AfterEpoch?.Invoke(epoch + 1, errors[epoch]);
        }

        return errors;
    }

    /// <summary>Returns memory for the samples that go on from one batch to the next: one row for each row of a batch.</summary>
    /// <exception cref="ArgumentException">There would be more numbers than an array holds.</exception>
    public static float[] NewChains(ContrastiveDivergence options, int rows, int length)
    {
        long chains = (long)Math.Min(options.BatchSize, rows) * length;
        return chains <= Array.MaxLength
            ? new float[options.Persistent ? chains : 0]
            : throw new ArgumentException(
                $"{chains} numbers of persistent samples are more than an array holds: use a smaller batch.",
                nameof(options)
            );
    }

    /// <summary>Replaces values by 0 or 1, each with the same probability.</summary>
    public static void DrawEvenly(Span<float> values, Xoshiro256StarStar random)
    {
        foreach (ref float value in values)
        {
            value = random.NextDouble() < 0.5 ? 0 : 1;
        }
    }
}
