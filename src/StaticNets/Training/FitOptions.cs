using StaticNets.Optimizers;
using StaticNets.Runtime;
using StaticNets.Training;

namespace StaticNets;

/// <summary>How <c>Fit</c> trains. Every property has a default; every value is checked where it is set.</summary>
public sealed record FitOptions
{
    private readonly int _epochs = 1;
    private readonly int _batchSize = 32;
    private readonly Optimizer _optimizer = new Sgd();
    private readonly double _validationSplit;
    private readonly int _parallelism = Environment.ProcessorCount;
    private readonly string? _resumeFrom;
    private readonly Checkpoint? _checkpoint;

    /// <summary>How often training passes over all rows, at least 1; default 1.</summary>
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
    /// Rows of one step, at least 1; default 32. The last batch of an epoch may be shorter and is trained like the others.
    /// A last row that would be a batch of its own joins the batch before it where <see cref="BatchNormalizationAttribute"/> needs two rows at least.
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

    /// <summary>How the weights follow the gradient; default <see cref="Sgd"/> with its own defaults.</summary>
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

    /// <summary>How the optimizer's learning rate changes from epoch to epoch; default not at all.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>Rows that are measured after each epoch and never trained; default none. Excludes <see cref="ValidationSplit"/>.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>
    /// Share of the training rows, taken from their end before any shuffling, that is measured after each epoch and never trained;
    /// at least 0 and below 1, default 0. Excludes <see cref="Validation"/>.
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
    /// How much the rows of each class count in training, one number a class, at least 0 and finite; default all alike. It multiplies the
    /// dataset's own <see cref="Dataset.SampleWeights"/>. Validation does not know it.
    /// </summary>
    public IReadOnlyList<double>? ClassWeights { get; init; }

    /// <summary>When to stop before the last epoch; default never.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Whether each epoch takes the rows in a new random order; default true.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// Seed of the order of rows; default 0. The same seed gives the same orders on every machine. They also depend on the training steps that
    /// the network has made, so that each call of <c>Fit</c> draws new ones: calls of one epoch each take the rows as one call of many does.
    /// </summary>
    public int Seed { get; init; }

    /// <summary>
    /// Most threads that share the rows of a batch, at least 1; default all processors. A batch below 16 rows or a million multiply-adds a
    /// thread is trained by fewer. The same number of threads gives the same bits in every run; another number rounds sums in another order,
    /// so that machines with other numbers of processors may differ in the last bits: 1 gives the same ones everywhere. A network with
    /// <see cref="BatchNormalizationAttribute"/> looks at whole batches and trains on one thread. Validation,
    /// <c>TrainStep</c>, <c>Gradient</c> and <c>Evaluate</c> run on the calling thread.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Parallelism
    {
        get => _parallelism;
        init
        {
            Hyperparameter.ThrowUnless(value >= 1, value, "at least 1", nameof(Parallelism));
            _parallelism = value;
        }
    }

    /// <summary>Whether <see cref="EpochRecord.GradientNorms"/> are measured, which takes a pass over the gradients each step; default false.</summary>
    public bool RecordGradientNorms { get; init; }

    /// <summary>The file that lets training be resumed after an interruption; default none.</summary>
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
    /// A file of <see cref="Checkpoint"/>: training goes on behind its epoch as if it had never been interrupted, to the same bits with the
    /// same options, rows and number of threads. <see cref="Epochs"/> counts from the first epoch of the interrupted training, and the
    /// history begins with it. Default <see langword="null"/> for a training from the network's own weights.
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

    /// <summary>Called after each epoch, on the thread that trains; default none.</summary>
    public Action<TrainingProgress>? Progress { get; init; }

    /// <summary>
    /// Ends training between two steps with an <see cref="OperationCanceledException"/>; the network stays as the last whole step left it.
    /// </summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>There since one of the options asked for checkpoints.</summary>
    internal CheckpointSupport? CheckpointSupport { get; private init; }

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(FitOptions), PrintMembers);
}
