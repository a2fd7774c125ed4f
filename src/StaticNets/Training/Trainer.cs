using System.ComponentModel;
using System.Numerics;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>The operations of generated networks on datasets.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Trainer
{
    /// <summary>Trains a network.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="train">The training rows.</param>
    /// <param name="options">The options.</param>
    /// <returns>Loss and accuracy of every epoch.</returns>
    /// <exception cref="ArgumentException">
    /// There are no rows, they do not fit the network, a value is not finite, both <see cref="FitOptions.Validation"/> and
    /// <see cref="FitOptions.ValidationSplit"/> are set, or the network or its batches do not fit <see cref="FitOptions.TruncateSteps"/> or
    /// <see cref="FitOptions.Stateful"/>.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// The file <see cref="FitOptions.ResumeFrom"/> is damaged, or belongs to another network or training; the network has not changed.
    /// </exception>
    /// <exception cref="IOException">
    /// A checkpoint cannot be read or written; the network keeps the state after the last complete epoch.
    /// </exception>
    /// <exception cref="TrainingDivergedException">
    /// A loss, gradient or weight is not finite; the network has been restored to the end of the last good epoch.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The network is shared and therefore read-only, or its parameters are being edited.
    /// </exception>
    /// <exception cref="OperationCanceledException">
    /// Training was cancelled; the network keeps the state after the last complete step.
    /// </exception>
    public static History Fit<T>(TrainingEngine<T> network, Dataset train, FitOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(options);
        RankKeeper<T>? ranks = RankSupport.Keeper(network, options);
        try
        {
            network.ParameterSet.ThrowUnlessWritable();
            return new Fitting<T>(network, train, options, ranks).Run();
        }
        catch (Exception exception) when (ranks is not null)
        {
            ranks.Fail(exception);
            throw;
        }
    }

    /// <summary>Trains a network as <see cref="Fit"/> does, but on a thread of its own.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network; nothing else may use it until the task has ended.</param>
    /// <param name="train">The training rows.</param>
    /// <param name="options">The options; the callbacks run on the training thread.</param>
    /// <param name="cancellationToken">Stops training like <see cref="FitOptions.CancellationToken"/>, which also applies.</param>
    /// <returns>Loss and accuracy of every epoch. The task fails with the exceptions of <see cref="Fit"/>.</returns>
    public static Task<History> FitAsync<T>(
        TrainingEngine<T> network,
        Dataset train,
        FitOptions options,
        CancellationToken cancellationToken
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(options);
        return BackgroundTraining.Run(
            token => Fit(network, train, options with { CancellationToken = token }),
            options.CancellationToken,
            cancellationToken
        );
    }

    /// <summary>
    /// Computes loss, accuracy and, for dense targets, errors on a dataset, without dropout and with the moving statistics of batch
    /// normalisation. The network does not change, but its workspace does, so call it from one thread at a time. A shared network allocates
    /// a workspace in each call and is thread-safe.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, they do not fit the network, or an input, a target or an output is NaN; the message names the row.
    /// </exception>
    public static Metrics Evaluate<T>(TrainingEngine<T> network, Dataset data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        return BlockSupport.Of<T>(data, network.Description) is { } blocks
            ? blocks.Evaluate(network)
            : Evaluate(network, DataRows<T>.Of(data, network.Description), data.NameOfRow);
    }

    /// <summary>Computes what <see cref="Evaluate{T}(TrainingEngine{T}, Dataset)"/> returns.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="nameOfRow">Returns the name of a row for messages.</param>
    internal static Metrics Evaluate<T>(TrainingEngine<T> network, DataRows<T> rows, Func<int, string> nameOfRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        BatchTotals[]? outputs = rows.NewOutputTotals();
        BatchTotals totals = network.Measure(rows.Masked, outputs);
        var metrics = new Metrics(totals.Loss / rows.Count, rows.Accuracy(totals.Correct), rows.Count)
        {
            Outputs = rows.Report(outputs, rows.Count),
        };
        bool hasErrors = PredictionErrors.AreKnown(rows.Network);
        if (!hasErrors && !double.IsNaN(metrics.Loss))
        {
            return metrics;
        }

        ErrorSums errors = rows.Masks is null
            ? PredictionErrors.Of(network, rows.All, nameOfRow)
            : rows.Masks.Errors(network, rows.All, nameOfRow);
        if (!hasErrors)
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

    /// <summary>Computes the gradient of the mean loss of all rows of a dataset.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">The rows.</param>
    /// <param name="into">Receives the gradients.</param>
    /// <returns>Mean loss of the rows.</returns>
    /// <exception cref="ArgumentException">
    /// There are no rows, they do not fit the network, or <paramref name="into"/> belongs to another network.
    /// </exception>
    public static T Gradient<T>(TrainingEngine<T> network, Dataset data, Gradients<T> into)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        return network.Gradient(DataRows<T>.Of(data, network.Description).Masked, into);
    }

    /// <summary>Returns the share of right decisions, or <see langword="null"/> if the network is not a classifier.</summary>
    internal static double? Accuracy(long correct, long decisions) => decisions == 0 ? null : correct / (double)decisions;
}
