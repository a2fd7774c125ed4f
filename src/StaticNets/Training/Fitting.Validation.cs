using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Training;

// The validation after each epoch.
internal sealed partial class Fitting<T>
{
    /// <summary>Returns the validation rows, or those of their first block.</summary>
    private DataRows<T> ValidationRows(Dataset data)
    {
        try
        {
            return _validationBlocks is null ? DataRows<T>.Of(data, Network.Description) : _validationBlocks.First();
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"The validation rows do not fit. {error.Message}", "options", error);
        }
    }

    private Metrics? Validate(int epoch, Optimizer optimizer, int batches) =>
        _validationBlocks is not null ? _validationBlocks.Validate(this, epoch, optimizer, batches)
        : Validation is { } rows ? Validate(rows, epoch, optimizer, batches)
        : null;

    /// <summary>Measures a block of validation rows.</summary>
    /// <inheritdoc cref="Validate(DataRows{T}, int, Optimizer, int)"/>
    public Metrics ValidateBlock(DataRows<T> block, int epoch, Optimizer optimizer, int batches)
    {
        _ranks?.CheckBlock(block);
        return Validate(block, epoch, optimizer, batches);
    }

    /// <summary>Measures validation rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="epoch">Number of the epoch.</param>
    /// <param name="optimizer">The optimizer, for messages.</param>
    /// <param name="batches">Number of batches that the epoch has trained.</param>
    /// <exception cref="TrainingDivergedException">The loss is not finite.</exception>
    public Metrics Validate(DataRows<T> rows, int epoch, Optimizer optimizer, int batches)
    {
        BatchTotals[]? outputs = rows.NewOutputTotals();
        BatchTotals measured = Network.Measure(rows.Masked, outputs, _team);
        if (!double.IsFinite(measured.Loss))
        {
            BadPlace place = Network.FindBadForward(rows.Masked, training: false);
            throw Divergence.Of(place, optimizer, epoch, batches, validation: true);
        }

        return new Metrics(measured.Loss / rows.Count, rows.Accuracy(measured.Correct), rows.Count)
        {
            Outputs = rows.Report(outputs, rows.Count),
        };
    }
}
