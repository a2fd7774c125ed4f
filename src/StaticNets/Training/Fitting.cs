using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>One call of <c>Fit</c>.</summary>
internal sealed class Fitting<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TrainingEngine<T> _network;
    private readonly FitOptions _options;
    private readonly DataRows<T> _train;
    private readonly DataRows<T>? _validation;
    private readonly GradientNorms<T>? _norms;
    private readonly StateCarrier<T>? _carrier;

    /// <summary>Checks all arguments, and selects the rows for training and validation.</summary>
    /// <exception cref="ArgumentException">
    /// There are too few rows, the rows do not fit the network, class weights are invalid, both kinds of validation are set, or the
    /// network or its batches do not allow that states are carried.
    /// </exception>
    public Fitting(TrainingEngine<T> network, Dataset train, FitOptions options)
    {
        _network = network;
        _options = options;
        _norms = options.RecordGradientNorms ? new GradientNorms<T>(network.Description) : null;
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
            // Round down as Keras does, but first correct the rounding of binary fractions: 10 · (1 − 0.9) is 0.99….
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

        if (Math.Min(options.BatchSize, _train.Count) == 1 && network.Averages.NeedsTwoRows(_train.Network) is { } layer)
        {
            bool isOne = _train.Count == 1;
            RowCheck.ThrowTooFewForStatistics(
                network.Description,
                layer,
                isOne ? "1 row to train" : $"{nameof(FitOptions.BatchSize)} = 1",
                isOne ? "Train on more rows" : $"Take a larger {nameof(FitOptions.BatchSize)}",
                isOne ? nameof(train) : nameof(options)
            );
        }

        if (options.ClassWeights is not null)
        {
            _train = _train.WithClassWeights(options.ClassWeights);
        }

        _carrier = StateSupport.Carrier(network, _train, options);
    }

    /// <summary>Runs the training.</summary>
    public History Run()
    {
        var state = new FitState(_options);
        CheckpointKeeper<T>? checkpoints = CheckpointSupport.Keeper(_network, _options, _train.Count);
        checkpoints?.CheckFile();
        var batches = new EpochBatches<T>(_train, _options, _network.Averages);
        var lastGood = new NetworkSnapshot<T>(_network);
        NetworkSnapshot<T>? bestNetwork = _options.EarlyStopping is null ? null : new NetworkSnapshot<T>(_network);
        if (_options.ResumeFrom is string path)
        {
            checkpoints!.Resume(path, state, lastGood, bestNetwork);
        }

        lastGood.Take();
        using PassTeam<T>? team = PassTeam<T>.For(_network, _carrier?.Network ?? _train.Network, _options.Parallelism, batches.BatchSize);
        while (state.Epoch < _options.Epochs && !state.StoppedEarly)
        {
            EpochRecord record = RunEpoch(state, batches, team, lastGood);
            lastGood.Take();
            if (state.Add(record))
            {
                bestNetwork?.Take();
            }

            checkpoints?.WriteIfDue(state, lastGood, bestNetwork);
            _options.Progress?.Invoke(new TrainingProgress(state.Epoch, _options.Epochs, record));
        }

        bestNetwork?.Restore();
        (LayerUnits[] layers, InputSize inputs) = TrainingSample.Look(_network, _train);
        return new History(state.Records, state.Best.Epoch, state.StoppedEarly) { Layers = layers, Inputs = inputs };
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

    private EpochRecord RunEpoch(FitState state, EpochBatches<T> batches, PassTeam<T>? team, NetworkSnapshot<T> lastGood)
    {
        int epoch = state.Epoch + 1;
        Optimizer optimizer = _options.Optimizer with { LearningRate = state.Rates.Of(epoch) };
        try
        {
            BatchTotals[]? outputs = _train.NewOutputTotals();
            BatchTotals totals = TrainEpoch(epoch, optimizer, batches, team, outputs);
            double loss = totals.Loss / _train.Count;
            double? accuracy = _train.Accuracy(totals.Correct);
            Metrics? validation = _validation is DataRows<T> rows ? Validate(rows, epoch, optimizer, batches.Count) : null;
            return new EpochRecord(epoch, loss, accuracy, validation?.Loss, validation?.Accuracy)
            {
                LearningRate = optimizer.LearningRate,
                GradientNorms = _norms?.TakeMeans(),
                Outputs = _train.Report(outputs),
                ValidationOutputs = validation?.Outputs,
            };
        }
        catch (TrainingDivergedException)
        {
            lastGood.Restore();
            throw;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private BatchTotals TrainEpoch(int epoch, Optimizer optimizer, EpochBatches<T> batches, PassTeam<T>? team, BatchTotals[]? outputs)
    {
        BatchTotals totals = default;

        // The epoch number, which selects the order of the rows, is derived from the number of training steps, which a checkpoint stores.
        // So a further call of Fit uses new orders, but a resumed training uses the same orders as a training without interruption.
        long steps = (long)batches.Count * (_carrier?.StepsPerBatch ?? 1);
        batches.BeginEpoch((long)(_network.DropoutSteps / (ulong)steps) + 1);
        _carrier?.BeginEpoch();
        for (int batch = 0; batch < batches.Count; batch++)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            BatchRows<T> rows = batches.Take(batch, team);
            totals += _carrier is null
                ? _network.Step(rows, optimizer, epoch, batch + 1, team, _norms, outputs)
                : _carrier.Train(rows, optimizer, epoch, batch + 1, team, _norms, outputs);
        }

        return totals;
    }

    private Metrics Validate(DataRows<T> rows, int epoch, Optimizer optimizer, int batches)
    {
        BatchTotals[]? outputs = rows.NewOutputTotals();
        BatchTotals measured = _network.Measure(rows.Masked, outputs);
        if (!double.IsFinite(measured.Loss))
        {
            BadPlace place = _network.FindBadForward(rows.Masked, training: false);
            throw Divergence.Of(place, optimizer, epoch, batches, validation: true);
        }

        return new Metrics(measured.Loss / rows.Count, rows.Accuracy(measured.Correct), rows.Count) { Outputs = rows.Report(outputs) };
    }
}
