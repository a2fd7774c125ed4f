using StaticNets.Optimizers;
using StaticNets.Runtime;
using StaticNets.Training;

namespace StaticNets;

/// <summary>Options of <c>Fit</c>. Every property has a default and checks its value when it is set.</summary>
public sealed partial record FitOptions
{
    private readonly int _epochs = 1;
    private readonly int _batchSize = 32;
    private readonly Optimizer _optimizer = new Sgd();
    private readonly double _validationSplit;
    private readonly string? _resumeFrom;
    private readonly Checkpoint? _checkpoint;
    private readonly int _truncateSteps;
    private readonly bool _stateful;
    private readonly IReadOnlyList<EpochMetric>? _metrics;
    private readonly Action<TrainingProgress>? _progress;
    private readonly Action<BatchProgress>? _afterBatch;

    /// <summary>Number of passes over all training rows, at least 1; default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Epochs
    {
        get => _epochs;
        init
        {
            Hyperparameter.ThrowUnless(value >= 1, value, "at least 1", nameof(Epochs));
            _epochs = value;
        }
    }

    /// <summary>
    /// Number of rows in a training step, at least 1; default 32. The last batch of an epoch may be shorter. If the last batch would have a
    /// single row and <see cref="BatchNormalizationAttribute"/> needs at least two, the row is added to the batch before it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int BatchSize
    {
        get => _batchSize;
        init
        {
            Hyperparameter.ThrowUnless(value >= 1, value, "at least 1", nameof(BatchSize));
            _batchSize = value;
        }
    }

    /// <summary>The optimizer; default <see cref="Sgd"/> with its own defaults.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public Optimizer Optimizer
    {
        get => _optimizer;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Optimizer));
            _optimizer = value;
        }
    }

    /// <summary>The schedule that changes the optimizer's learning rate from epoch to epoch; default no change.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>
    /// Validation rows, which are evaluated after each epoch and not used for training; default none. Cannot be combined with
    /// <see cref="ValidationSplit"/>.
    /// </summary>
    public Dataset? Validation { get; init; }

    /// <summary>
    /// Share of the training rows to use for validation, at least 0 and below 1; default 0. The validation rows are taken from the end of
    /// the dataset, before any shuffling. Cannot be combined with <see cref="Validation"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside [0, 1).</exception>
    public double ValidationSplit
    {
        get => _validationSplit;
        init
        {
            Hyperparameter.ThrowUnless(value is >= 0 and < 1, value, "at least 0 and below 1", nameof(ValidationSplit));
            _validationSplit = value;
        }
    }

    /// <summary>
    /// Weight of each class in training, one finite number of at least 0 for each class; default 1. The weight of a row is the weight of
    /// its class times the weight of the row in <see cref="Dataset.SampleWeights"/>. Validation does not use class weights.
    /// </summary>
    public IReadOnlyList<double>? ClassWeights { get; init; }

    /// <summary>
    /// Metrics that are recorded in <see cref="EpochRecord.Metrics"/> and <see cref="EpochRecord.ValidationMetrics"/>, e.g.
    /// <c>Metrics = [EpochMetric.RocAuc, EpochMetric.F1]</c>; default none. They are measured after each epoch, on the training rows by a
    /// pass of its own, so that both have the same weights, no dropout, and no weights of rows. The network has one output.
    /// </summary>
    public IReadOnlyList<EpochMetric>? Metrics
    {
        get => _metrics;
        init
        {
            _metrics = value;
            MetricSupport = value is null ? null : MetricSupport.Present.Instance;
        }
    }

    /// <summary>When to stop before the last epoch; default never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Whether each epoch uses the rows in a new random order; default true.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// Number of time steps after which a sequence is cut, at least 0; default 0: sequences are trained as a whole. Each batch of sequences
    /// is then trained in pieces of so many steps, in their order, with a training step for each piece; the last one may be shorter. The
    /// states of recurrent layers at the end of a piece are the initial states of the next one, but no gradient flows back through them
    /// (truncated backpropagation through time). The network takes sequences of any length, <c>[Input(Steps.Any, features)]</c>, has an
    /// output at each step and reads forwards only; layers other than recurrent ones work on each step by itself.
    /// <see cref="EpochRecord.Loss"/> is the loss of whole sequences.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0.</exception>
    public int TruncateSteps
    {
        get => _truncateSteps;
        init
        {
            Hyperparameter.ThrowUnless(value >= 0, value, "at least 0", nameof(TruncateSteps));
            _truncateSteps = value;
            StateSupport = value == 0 ? StateSupport : StateSupport.Present.Instance;
        }
    }

    /// <summary>
    /// Whether the rows of a batch continue those of the batch before, as in Keras; default false. The states of recurrent layers at the
    /// end of row i of a batch are then the initial states of row i of the next batch, without gradient through them; an epoch begins with
    /// zeros. <see cref="Shuffle"/> must be false, the rows must fill all batches, and the network reads forwards only. Validation begins
    /// each row with zeros.
    /// </summary>
    public bool Stateful
    {
        get => _stateful;
        init
        {
            _stateful = value;
            StateSupport = value ? StateSupport.Present.Instance : StateSupport;
        }
    }

    /// <summary>
    /// Seed for the random order of the rows; default 0. The same seed gives the same orders on every machine. The order also depends on
    /// the number of training steps that the network has done, so each epoch uses a new order, also in later calls of <c>Fit</c>: several
    /// calls with one epoch each use the same orders as one call with several epochs.
    /// </summary>
    public int Seed { get; init; }

    /// <summary>
    /// Whether to record <see cref="EpochRecord.GradientNorms"/>, which takes an additional pass over the gradients in each step; default
    /// false.
    /// </summary>
    public bool RecordGradientNorms { get; init; }

    /// <summary>Where and how often to write checkpoints, from which an interrupted training can be resumed; default never.</summary>
    public Checkpoint? Checkpoint
    {
        get => _checkpoint;
        init
        {
            _checkpoint = value;
            CheckpointSupport = value is null ? CheckpointSupport : CheckpointSupport.Present.Instance;
        }
    }

    /// <summary>
    /// Path of a checkpoint from which training is resumed; default <see langword="null"/>: training starts from the network's current
    /// weights. Training continues after the epoch of the checkpoint as if it had not been interrupted, with the same bits if options and
    /// rows are the same. <see cref="Epochs"/> includes the epochs before the interruption, and so does the history.
    /// </summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public string? ResumeFrom
    {
        get => _resumeFrom;
        init
        {
            if (value is not null)
            {
                ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(ResumeFrom));
            }

            _resumeFrom = value;
            CheckpointSupport = value is null ? CheckpointSupport : CheckpointSupport.Present.Instance;
        }
    }

    /// <summary>
    /// Called after each epoch, on the training thread; default none. <see cref="TrainingProgress.ToConsole"/> writes lines like those of
    /// Keras to the console, <see cref="TrainingProgress.To(IProgress{EpochRecord})"/> reports to an <see cref="IProgress{T}"/>.
    /// </summary>
    public Action<TrainingProgress>? Progress
    {
        get => _progress;
        init
        {
            _progress = value;
            BatchObserver = BatchObserver.Of(_progress, _afterBatch);
        }
    }

    /// <summary>
    /// Called after each training step, on the training thread; default none. <see cref="BatchProgress.Stop"/> ends the training:
    /// <c>AfterBatch = batch => { if (batch.BatchLoss &lt; 0.01) batch.Stop(); }</c>.
    /// </summary>
    public Action<BatchProgress>? AfterBatch
    {
        get => _afterBatch;
        init
        {
            _afterBatch = value;
            BatchObserver = BatchObserver.Of(_progress, _afterBatch);
        }
    }

    /// <summary>
    /// Stops training between two steps with an <see cref="OperationCanceledException"/>; the network keeps the state after the last
    /// complete step.
    /// </summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>
    /// The code for checkpoints; <see langword="null"/> if neither <see cref="Checkpoint"/> nor <see cref="ResumeFrom"/> has been set.
    /// </summary>
    internal CheckpointSupport? CheckpointSupport { get; private init; }

    /// <summary>
    /// The code that carries states of recurrent layers; <see langword="null"/> if neither <see cref="TruncateSteps"/> nor
    /// <see cref="Stateful"/> has been set.
    /// </summary>
    internal StateSupport? StateSupport { get; private init; }

    /// <summary>The code for metrics; <see langword="null"/> if <see cref="Metrics"/> has not been set.</summary>
    internal MetricSupport? MetricSupport { get; private init; }

    /// <summary>
    /// Watches the training from step to step; <see langword="null"/> if neither <see cref="AfterBatch"/> nor a
    /// <see cref="Progress"/> that shows batches has been set.
    /// </summary>
    internal BatchObserver? BatchObserver { get; private init; }

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(FitOptions), PrintMembers);
}
