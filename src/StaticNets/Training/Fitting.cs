using System.Numerics;
using StaticNets.Engines;
using StaticNets.Runtime;
using StaticNets.Training;

namespace StaticNets;

/// <summary>One call of <c>Fit</c>.</summary>
internal sealed class Fitting<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TrainingEngine<T> _network;
    private readonly FitOptions _options;
    private readonly DataRows<T> _train;
    private readonly DataRows<T>? _validation;

    /// <summary>Checks everything that can be checked before the first step.</summary>
    /// <exception cref="ArgumentException">Rows do not fit the network, or there are none; or both kinds of validation are asked for.</exception>
    public Fitting(TrainingEngine<T> network, Dataset train, FitOptions options)
    {
        _network = network;
        _options = options;
        _train = DataRows<T>.Of(train, network.Description);
        if (options.Validation is not null)
        {
            if (options.ValidationSplit > 0)
            {
                throw new ArgumentException(
                    $"Set either {nameof(FitOptions.Validation)} or {nameof(FitOptions.ValidationSplit)}, not both.",
                    nameof(options)
                );
            }

            _validation = ValidationRows(options.Validation, network.Description);
        }
        else if (options.ValidationSplit > 0)
        {
            // Rounded down as Keras does, but not for the rounding of binary fractions: 10 · (1 − 0.9) is 0.99… there.
            int kept = (int)Math.Floor(Math.Round(_train.Count * (1 - options.ValidationSplit), 6));
            if (kept == 0 || kept == _train.Count)
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"{nameof(FitOptions.ValidationSplit)} = {options.ValidationSplit} leaves {kept} of {_train.Count} rows to train and {_train.Count - kept} to validate: each needs one at least."
                    ),
                    nameof(options)
                );
            }

            _validation = _train.Slice(kept, _train.Count - kept);
            _train = _train.Slice(0, kept);
        }

        if (options.ClassWeights is not null)
        {
            _train = _train.WithClassWeights(options.ClassWeights);
        }
    }

    /// <summary>Trains.</summary>
    public History Run()
    {
        var records = new List<EpochRecord>();
        var batches = new EpochBatches<T>(_train, _network.Description, _options);
        var best = new BestEpoch(_options.EarlyStopping?.MinDelta ?? 0);
        NetworkSnapshot<T>? bestNetwork = _options.EarlyStopping is null ? null : new NetworkSnapshot<T>(_network);
        var lastGood = new NetworkSnapshot<T>(_network);
        lastGood.Take();
        bool stoppedEarly = false;
        using PassTeam<T>? team = PassTeam<T>.For(_network, _options.Parallelism, batches.BatchSize);
        for (int epoch = 1; epoch <= _options.Epochs && !stoppedEarly; epoch++)
        {
            EpochRecord record = RunEpoch(epoch, batches, team, lastGood);
            lastGood.Take();
            records.Add(record);
            if (best.Improves(record))
            {
                bestNetwork?.Take();
            }

            _options.Progress?.Invoke(new TrainingProgress(epoch, _options.Epochs, record));
            stoppedEarly = epoch < _options.Epochs && epoch - best.Epoch >= (_options.EarlyStopping?.Patience ?? int.MaxValue);
        }

        bestNetwork?.Restore();
        return new History(records, best.Epoch, stoppedEarly);
    }

    private static DataRows<T> ValidationRows(Dataset data, NetworkDescription network)
    {
        try
        {
            return DataRows<T>.Of(data, network);
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"The validation rows do not fit. {error.Message}", "options", error);
        }
    }

    private EpochRecord RunEpoch(int epoch, EpochBatches<T> batches, PassTeam<T>? team, NetworkSnapshot<T> lastGood)
    {
        try
        {
            BatchTotals totals = TrainEpoch(epoch, batches, team);
            double loss = totals.Loss / _train.Count;
            double? accuracy = Trainer.Accuracy(_network.Description, totals.Correct, _train.Count);
            if (_validation is not DataRows<T> validation)
            {
                return new EpochRecord(epoch, loss, accuracy, ValidationLoss: null, ValidationAccuracy: null);
            }

            BatchTotals measured = _network.Measure(validation.All);
            if (!double.IsFinite(measured.Loss))
            {
                BadPlace place = _network.FindBadForward(validation.All, training: false);
                throw Divergence.Of(place, _options.Optimizer, epoch, batches.Count, validation: true);
            }

            double? validationAccuracy = Trainer.Accuracy(_network.Description, measured.Correct, validation.Count);
            return new EpochRecord(epoch, loss, accuracy, measured.Loss / validation.Count, validationAccuracy);
        }
        catch (TrainingDivergedException)
        {
            lastGood.Restore();
            throw;
        }
    }

    private BatchTotals TrainEpoch(int epoch, EpochBatches<T> batches, PassTeam<T>? team)
    {
        BatchTotals totals = default;
        batches.BeginEpoch(epoch);
        for (int batch = 0; batch < batches.Count; batch++)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            totals += _network.Step(batches.Take(batch, team), _options.Optimizer, epoch, batch + 1, team);
        }

        return totals;
    }
}
