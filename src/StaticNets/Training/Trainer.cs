using System.ComponentModel;
using System.Numerics;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>What generated networks do with datasets.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Trainer
{
    /// <summary>Trains.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="train">The rows to learn from.</param>
    /// <param name="options">How.</param>
    /// <returns>Loss and accuracy of every epoch.</returns>
    /// <exception cref="ArgumentException">The rows do not fit the network, or there are none; a value of them is not finite; or both kinds of validation are asked for.</exception>
    /// <exception cref="InvalidDataException"><see cref="FitOptions.ResumeFrom"/> is damaged or the checkpoint of another network or training; nothing has changed.</exception>
    /// <exception cref="IOException">A checkpoint cannot be read or written; the network is as after the last whole epoch.</exception>
    /// <exception cref="TrainingDivergedException">A loss, gradient or weight is no longer finite; the network is as after the last good epoch.</exception>
    /// <exception cref="InvalidOperationException">The network is a shared one, or its parameters are being edited.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled; the network is as after the last whole step.</exception>
    public static History Fit<T>(TrainingEngine<T> network, Dataset train, FitOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(options);
        network.ParameterSet.ThrowUnlessWritable();
        return new Fitting<T>(network, train, options).Run();
    }

    /// <summary>Loss, accuracy and, with dense targets, errors on a dataset, dropout switched off, moving mean and variance in batch normalisation. The network does not change, but its workspace does: from one thread at a time, unless it is a shared network, which takes a workspace for each call.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows.</param>
    /// <exception cref="ArgumentException">The rows do not fit the network, there are none, or an input, a target or an output is NaN; it is named by its row.</exception>
    public static Metrics Evaluate<T>(TrainingEngine<T> network, Dataset data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        DataRows<T> rows = DataRows<T>.Of(data, network.Description);
        BatchTotals totals = network.Measure(rows.All);
        var metrics = new Metrics(totals.Loss / rows.Count, Accuracy(network.Description, totals.Correct, rows.Count), rows.Count);
        if (data.HasClasses && !double.IsNaN(metrics.Loss))
        {
            return metrics;
        }

        ErrorSums errors = PredictionErrors.Of(network, rows.All, data.NameOfRow);
        if (data.HasClasses)
        {
            return metrics;
        }

        return metrics with
        {
            MeanAbsoluteError = errors.MeanAbsolute,
            MeanSquaredError = errors.MeanSquared,
            MeanBiasError = errors.MeanBias,
        };
    }

    /// <summary>Share of right decisions, or <see langword="null"/> where there is nothing to decide.</summary>
    internal static double? Accuracy(NetworkDescription network, long correct, int rows) =>
        network.DecisionsPerRow == 0 ? null : correct / ((double)rows * network.DecisionsPerRow);
}
