using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>How Boltzmann machines are trained: by the difference between correlations in the data and in samples of the machine.</summary>
public sealed record ContrastiveDivergence
{
    private readonly int _epochs = 10;
    private readonly int _batchSize = 32;
    private readonly double _learningRate = 0.05;
    private readonly int _steps = 1;
    private readonly double _momentum;
    private readonly double _l2;

    /// <summary>Number of passes over the rows, at least 1; default 10.</summary>
    public int Epochs
    {
        get => _epochs;
        init => _epochs = AtLeastOne(value, nameof(Epochs));
    }

    /// <summary>Number of rows whose correlations are averaged for one update, at least 1; default 32.</summary>
    public int BatchSize
    {
        get => _batchSize;
        init => _batchSize = AtLeastOne(value, nameof(BatchSize));
    }

    /// <summary>α of an update, above 0; default 0.05.</summary>
    public double LearningRate
    {
        get => _learningRate;
        init
        {
            Hyperparameter.ThrowUnless(value is > 0 and < double.PositiveInfinity, value, "above 0 and finite", nameof(LearningRate));
            _learningRate = value;
        }
    }

    /// <summary>k: number of steps of Gibbs sampling before the correlations of the machine are taken, at least 1; default 1.</summary>
    public int Steps
    {
        get => _steps;
        init => _steps = AtLeastOne(value, nameof(Steps));
    }

    /// <summary>
    /// Whether the samples go on from one update to the next (T. Tieleman 2008), instead of beginning at the rows of each batch. They begin
    /// anew with each call of <c>Fit</c>. Default false.
    /// </summary>
    public bool Persistent { get; init; }

    /// <summary>Share of the last update that is added to the next one, from 0 to below 1; default 0.</summary>
    public double Momentum
    {
        get => _momentum;
        init
        {
            Hyperparameter.ThrowUnless(value is >= 0 and < 1, value, "at least 0 and below 1", nameof(Momentum));
            _momentum = value;
        }
    }

    /// <summary>λ of the penalty <c>λ/2 · ‖W‖²</c>, at least 0; default 0.</summary>
    public double L2
    {
        get => _l2;
        init
        {
            Hyperparameter.ThrowUnless(value is >= 0 and < double.PositiveInfinity, value, "at least 0 and finite", nameof(L2));
            _l2 = value;
        }
    }

    /// <summary>Seed of the order of the rows and of the samples; default 0.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// Called after each epoch with its number, from 1, and the error that <c>Fit</c> returns for it. A deep belief network begins at 1 for each
    /// of its machines.
    /// </summary>
    public Action<int, double>? AfterEpoch { get; init; }

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(ContrastiveDivergence), PrintMembers);

    private static int AtLeastOne(int value, string name)
    {
        Hyperparameter.ThrowUnless(value >= 1, value, "at least 1", name);
        return value;
    }
}
