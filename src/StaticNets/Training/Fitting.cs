using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>One call of <c>Fit</c>.</summary>
internal sealed partial class Fitting<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly FitOptions _options;
    private readonly GradientNorms<T>? _norms;
    private readonly StateCarrier<T>? _carrier;
    private readonly MetricKeeper<T>? _metrics;
    private readonly RankKeeper<T>? _ranks;
    private readonly BlockReader<T>? _trainBlocks;
    private readonly BlockReader<T>? _validationBlocks;

    // Number of batches in the last epoch; null before the first one.
    private int? _batches;
    private bool _isStopped;
    private bool _canBeCancelled;
    private bool _isWatched;
    private readonly BatchObserver? _observer;
    private PassTeam<T>? _team;

    /// <summary>Checks all arguments, and selects the rows for training and validation.</summary>
    /// <exception cref="ArgumentException">
    /// There are too few rows, the rows do not fit the network, class weights are invalid, both kinds of validation are set, the network or
    /// its batches do not allow that states are carried, or an option needs all rows at once, but they are read block by block.
    /// </exception>
    public Fitting(TrainingEngine<T> network, Dataset train, FitOptions options, RankKeeper<T>? ranks = null)
    {
        Network = network;
        _options = options;
        _norms = options.RecordGradientNorms ? new GradientNorms<T>(network.Description) : null;
        _trainBlocks = BlockSupport.Of<T>(train, network.Description);
        Train = _trainBlocks is null ? DataRows<T>.Of(train, network.Description) : _trainBlocks.First();
        if (_trainBlocks is not null && (options.ValidationSplit > 0 || options.StateSupport is not null))
        {
            throw new ArgumentException(
                $"{nameof(FitOptions.ValidationSplit)}, {nameof(FitOptions.TruncateSteps)} and {nameof(FitOptions.Stateful)} need all rows at once, but the dataset is read block by block.",
                nameof(options)
            );
        }

        if (options.Validation is not null)
        {
            if (options.ValidationSplit > 0)
            {
                throw new ArgumentException(
                    $"Set either {nameof(FitOptions.Validation)} or {nameof(FitOptions.ValidationSplit)}, not both.",
                    nameof(options)
                );
            }

            _validationBlocks = BlockSupport.Of<T>(options.Validation, network.Description);
            Validation = ValidationRows(options.Validation);
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

        Train = Prepare(Train);
        _carrier = StateSupport.Carrier(network, Train, options);
        _metrics = MetricSupport.Keeper(this, options);
        _ranks = ranks;
        _observer = _ranks is { IsFirst: false } ? null : options.BatchObserver;
    }

    /// <summary>The network.</summary>
    public TrainingEngine<T> Network { get; }

    /// <summary>The training rows; if they are read block by block, those of the first block.</summary>
    public DataRows<T> Train { get; }

    /// <summary>
    /// The validation rows, or those of their first block; <see langword="null"/> if there are none.
    /// </summary>
    public DataRows<T>? Validation { get; }

    /// <summary>All training rows.</summary>
    public IEnumerable<DataRows<T>> TrainBlocks => _trainBlocks is null ? [Train] : _trainBlocks.Read();

    /// <summary>All validation rows; none if there are none.</summary>
    public IEnumerable<DataRows<T>> ValidationBlocks =>
        _validationBlocks is not null ? _validationBlocks.Read()
        : Validation is { } rows ? [rows]
        : [];

    /// <summary>Runs the training.</summary>
    public History Run()
    {
        bool isFirst = _ranks?.IsFirst ?? true;
        var state = new FitState(_options);
        CheckpointKeeper<T>? checkpoints = CheckpointSupport.Keeper(Network, _options, _trainBlocks is null ? Train.Count : 0);
        if (isFirst)
        {
            checkpoints?.CheckFile();
        }

        var batches = new EpochBatches<T>(Train, _options, Network.Averages);
        _batches = _trainBlocks is null ? batches.Count : null;
        var lastGood = new NetworkSnapshot<T>(Network);
        NetworkSnapshot<T>? bestNetwork = _options.EarlyStopping is null ? null : new NetworkSnapshot<T>(Network);
        if (_options.ResumeFrom is string path)
        {
            checkpoints!.Resume(path, state, lastGood, bestNetwork);
        }

        _ranks?.Begin(Network, _options, Train, Validation, state);
        _canBeCancelled = Any(_options.CancellationToken.CanBeCanceled);
        _isWatched = Any(_options.BatchObserver is not null);
        lastGood.Take();
        using PassTeam<T> team = PassTeam<T>.For(
            Network,
            _carrier?.Network ?? Train.Network,
            batches.BatchSize,
            _options.Parallelism,
            _options.ShardsOfBatch,
            _ranks?.Sums
        );
        _team = team;

        // An observer may look at the network after each batch.
        team.SharesUpdates = !_isWatched;
        _observer?.Begin();
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

                if (isFirst)
                {
                    checkpoints?.WriteIfDue(state, lastGood, bestNetwork);
                    _options.Progress?.Invoke(new TrainingProgress(state.Epoch, _options.Epochs, record));
                }

                _isStopped |= _ranks is not null && Any(state.StoppedEarly);
            }
        }
        finally
        {
            _observer?.End();
        }

        bestNetwork?.Restore();
        (LayerUnits[] layers, InputSize inputs) = TrainingSample.Look(Network, Train);
        return new History(state.Records, state.Best.Epoch, state.StoppedEarly || _isStopped) { Layers = layers, Inputs = inputs };
    }

    /// <summary>Returns the batches of a block.</summary>
    /// <exception cref="ArgumentException">There are too few rows, or class weights are invalid.</exception>
    public EpochBatches<T> BatchesOf(DataRows<T> block)
    {
        _team?.Complete();
        _ranks?.CheckBlock(block);
        return new EpochBatches<T>(Prepare(block), _options, Network.Averages);
    }

    /// <summary>Called after the last block of the training rows or of the validation rows.</summary>
    public void EndBlocks()
    {
        _team?.Complete();
        _ranks?.CheckBlock(null);
    }

    /// <summary>Trains on the batches of all rows, or of a block. Returns whether the training goes on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TrainOn(EpochBatches<T> batches, Optimizer optimizer, EpochTotals totals, PassTeam<T>? team)
    {
        // The number that selects the order of the rows is derived from the number of training steps, which a checkpoint stores. So a
        // further call of Fit uses new orders, but a resumed training uses the same orders as a training without interruption.
        long steps = (long)batches.Count * (_carrier?.StepsPerBatch ?? 1);
        batches.BeginEpoch((long)(Network.DropoutSteps / (ulong)steps) + 1);
        _carrier?.BeginEpoch();
        for (int batch = 0; batch < batches.Count; batch++)
        {
            if (_canBeCancelled && Any(_options.CancellationToken.IsCancellationRequested))
            {
                team?.Complete();
                throw _ranks?.Agreed(new OperationCanceledException(_options.CancellationToken))
                    ?? new OperationCanceledException(_options.CancellationToken);
            }

            BatchRows<T> rows = batches.Take(batch, team);
            int number = totals.Trained + 1;
            BatchTotals step = _carrier is null
                ? Network.Step(rows, optimizer, totals.Epoch, number, team, _norms, totals.Outputs)
                : _carrier.Train(rows, optimizer, totals.Epoch, number, team, _norms, totals.Outputs);
            totals.Add(step, rows.Count, batches.Decisions);
            if (_isWatched && Stops(Report(totals, step.Loss / rows.Count)))
            {
                _isStopped = true;
                return false;
            }
        }

        return true;
    }

    private bool Stops(in BatchReport report)
    {
        return Any(_observer is { } observer && !observer.AfterBatch(report));
    }

    /// <summary>Whether a condition holds here or in another process that trains the same network.</summary>
    private bool Any(bool condition) => _ranks?.Any(condition) ?? condition;

    private BatchReport Report(EpochTotals totals, double batchLoss) =>
        new()
        {
            Epoch = totals.Epoch,
            Epochs = _options.Epochs,
            Batch = totals.Trained,
            Batches = totals.Batches,
            BatchLoss = batchLoss,
            Loss = totals.Loss,
            Accuracy = totals.Accuracy,
        };

    /// <summary>Checks that there are enough rows for each batch, and gives them the weights of their classes.</summary>
    private DataRows<T> Prepare(DataRows<T> rows)
    {
        if (Math.Min(_options.BatchSize, rows.Count) == 1 && Network.Averages.NeedsTwoRows(rows.Network) is { } layer)
        {
            bool isOne = rows.Count == 1;
            RowCheck.ThrowTooFewForStatistics(
                Network.Description,
                layer,
                isOne ? "1 row to train" : $"{nameof(FitOptions.BatchSize)} = 1",
                isOne ? "Train on more rows" : $"Take a larger {nameof(FitOptions.BatchSize)}",
                isOne ? "train" : "options"
            );
        }

        return _options.ClassWeights is null ? rows : rows.WithClassWeights(_options.ClassWeights);
    }

    private EpochRecord RunEpoch(FitState state, EpochBatches<T> batches, PassTeam<T>? team, NetworkSnapshot<T> lastGood)
    {
        int epoch = state.Epoch + 1;
        Optimizer optimizer = _options.Optimizer with { LearningRate = state.Rates.Of(epoch) };
        try
        {
            EpochTotals totals = new(epoch, _batches, Train.NewOutputTotals());
            if (_trainBlocks is null)
            {
                TrainOn(batches, optimizer, totals, team);
            }
            else
            {
                _trainBlocks.Train(this, optimizer, totals, team);
                _batches = totals.Trained;
            }

            team?.Complete();
            Metrics? validation = Validate(epoch, optimizer, totals.Trained);
            EpochRecord record = new(epoch, totals.Loss, totals.Accuracy, validation?.Loss, validation?.Accuracy)
            {
                LearningRate = optimizer.LearningRate,
                GradientNorms = _norms?.TakeMeans(),
                Outputs = Train.Report(totals.Outputs, totals.Rows),
                ValidationOutputs = validation?.Outputs,
            };
            return _metrics is null ? record : _metrics.Measure(record);
        }
        catch (TrainingDivergedException error)
        {
            lastGood.Restore();
            _ranks?.Agreed(error);
            throw;
        }
    }
}
