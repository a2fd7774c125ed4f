using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>One call of <c>Fit</c>.</summary>
internal sealed class Fitting<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly FitOptions _options;
    private readonly GradientNorms<T>? _norms;
    private readonly StateCarrier<T>? _carrier;
    private readonly MetricKeeper<T>? _metrics;

    // Number of rows that the current epoch has trained; fewer than all if a callback stops the training.
    private int _trainedRows;
    private bool _isStopped;

    /// <summary>Checks all arguments, and selects the rows for training and validation.</summary>
    /// <exception cref="ArgumentException">
    /// There are too few rows, the rows do not fit the network, class weights are invalid, both kinds of validation are set, or the
    /// network or its batches do not allow that states are carried.
    /// </exception>
    public Fitting(TrainingEngine<T> network, Dataset train, FitOptions options)
    {
        Network = network;
        _options = options;
        _norms = options.RecordGradientNorms ? new GradientNorms<T>(network.Description) : null;
        Train = DataRows<T>.Of(train, network.Description);
        if (options.Validation is not null)
        {
            if (options.ValidationSplit > 0)
            {
                throw new ArgumentException(
                    $"Set either {nameof(FitOptions.Validation)} or {nameof(FitOptions.ValidationSplit)}, not both.",
                    nameof(options)
                );
            }

            Validation = ValidationRows(options.Validation, network.Description);
        }
        else if (options.ValidationSplit > 0)
        {
            // Round down as Keras does, but first correct the rounding of binary fractions: 10 · (1 − 0.9) is 0.99….
            int kept = (int)Math.Floor(Math.Round(Train.Count * (1 - options.ValidationSplit), 6));
            if (kept == 0 || kept == Train.Count)
            {
                throw new ArgumentException(
                    FormattableString.Invariant(
                        $"{nameof(FitOptions.ValidationSplit)} = {options.ValidationSplit} leaves {kept} of {Train.Count} rows to train and {Train.Count - kept} to validate: each needs one at least."
                    ),
                    nameof(options)
                );
            }

            Validation = Train.Slice(kept, Train.Count - kept);
            Train = Train.Slice(0, kept);
        }

        if (Math.Min(options.BatchSize, Train.Count) == 1 && network.Averages.NeedsTwoRows(Train.Network) is { } layer)
        {
            bool isOne = Train.Count == 1;
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
            Train = Train.WithClassWeights(options.ClassWeights);
        }

        _carrier = StateSupport.Carrier(network, Train, options);
        _metrics = MetricSupport.Keeper(this, options);
    }

    /// <summary>The network.</summary>
    public TrainingEngine<T> Network { get; }

    /// <summary>The training rows.</summary>
    public DataRows<T> Train { get; }

    /// <summary>The validation rows; <see langword="null"/> if there are none.</summary>
    public DataRows<T>? Validation { get; }

    /// <summary>Runs the training.</summary>
    public History Run()
    {
        var state = new FitState(_options);
        CheckpointKeeper<T>? checkpoints = CheckpointSupport.Keeper(Network, _options, Train.Count);
        checkpoints?.CheckFile();
        var batches = new EpochBatches<T>(Train, _options, Network.Averages);
        var lastGood = new NetworkSnapshot<T>(Network);
        NetworkSnapshot<T>? bestNetwork = _options.EarlyStopping is null ? null : new NetworkSnapshot<T>(Network);
        if (_options.ResumeFrom is string path)
        {
            checkpoints!.Resume(path, state, lastGood, bestNetwork);
        }

        lastGood.Take();
        using PassTeam<T>? team = PassTeam<T>.For(Network, _carrier?.Network ?? Train.Network, _options.Parallelism, batches.BatchSize);
        _options.BatchObserver?.Begin();
        try
        {
            while (state.Epoch < _options.Epochs && !state.StoppedEarly && !_isStopped)
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
        }
        finally
        {
            _options.BatchObserver?.End();
        }

        bestNetwork?.Restore();
        (LayerUnits[] layers, InputSize inputs) = TrainingSample.Look(Network, Train);
        return new History(state.Records, state.Best.Epoch, state.StoppedEarly || _isStopped) { Layers = layers, Inputs = inputs };
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
            BatchTotals[]? outputs = Train.NewOutputTotals();
            BatchTotals totals = TrainEpoch(epoch, optimizer, batches, team, outputs);
            double loss = totals.Loss / _trainedRows;
            double? accuracy = Accuracy(totals);
            Metrics? validation = Validation is DataRows<T> rows ? Validate(rows, epoch, optimizer, batches.Count) : null;
            EpochRecord record = new(epoch, loss, accuracy, validation?.Loss, validation?.Accuracy)
            {
                LearningRate = optimizer.LearningRate,
                GradientNorms = _norms?.TakeMeans(),
                Outputs = Train.Report(outputs, _trainedRows),
                ValidationOutputs = validation?.Outputs,
            };
            return _metrics is null ? record : _metrics.Measure(record);
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
        _trainedRows = 0;
        batches.BeginEpoch((long)(Network.DropoutSteps / (ulong)steps) + 1);
        _carrier?.BeginEpoch();
        for (int batch = 0; batch < batches.Count; batch++)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            BatchRows<T> rows = batches.Take(batch, team);
            BatchTotals step = _carrier is null
                ? Network.Step(rows, optimizer, epoch, batch + 1, team, _norms, outputs)
                : _carrier.Train(rows, optimizer, epoch, batch + 1, team, _norms, outputs);
            totals += step;
            _trainedRows += rows.Count;
            if (_options.BatchObserver is { } observer)
            {
                BatchReport report = new()
                {
                    Epoch = epoch,
                    Epochs = _options.Epochs,
                    Batch = batch + 1,
                    Batches = batches.Count,
                    BatchLoss = step.Loss / rows.Count,
                    Loss = totals.Loss / _trainedRows,
                    Accuracy = Accuracy(totals),
                };
                if (!observer.AfterBatch(report))
                {
                    _isStopped = true;
                    break;
                }
            }
        }

        return totals;
    }

    /// <summary>Returns the share of right decisions on the rows that the epoch has trained so far.</summary>
    private double? Accuracy(BatchTotals totals) => Train.Accuracy(totals.Correct) * ((double)Train.Count / _trainedRows);

    private Metrics Validate(DataRows<T> rows, int epoch, Optimizer optimizer, int batches)
    {
        BatchTotals[]? outputs = rows.NewOutputTotals();
        BatchTotals measured = Network.Measure(rows.Masked, outputs);
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
