using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>
/// Does training steps whose final states are the initial states of the next one: pieces of the same sequences (truncated backpropagation
/// through time, Williams, Peng 1990), batches that continue the one before, or both. No gradient flows from one step to another.
/// </summary>
internal sealed class CarriedTraining<T> : StateCarrier<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TrainingEngine<T> _network;
    private readonly CarriedStates<T> _states;
    private readonly SequencePieces<T> _pieces;
    private readonly bool _isStateful;
    private readonly bool _isSum;

    private CarriedTraining(TrainingEngine<T> network, DataRows<T> rows, FitOptions options)
    {
        int most = Math.Min(options.BatchSize, rows.Count);
        _network = network;
        _states = new CarriedStates<T>(network.Description.States!, most);
        _pieces = new SequencePieces<T>(network.Description, rows, most, options.TruncateSteps);
        _isStateful = options.Stateful;
        _isSum = network.Description.LossIsSumOfSteps;
    }

    /// <inheritdoc/>
    public override NetworkDescription Network => _pieces.Network;

    /// <inheritdoc/>
    public override int StepsPerBatch => _pieces.Count;

    /// <summary>Checks that states can be carried; returns <see langword="null"/> if the options do not ask for it.</summary>
    /// <exception cref="ArgumentException">Network, rows or other options do not fit.</exception>
    public static CarriedTraining<T>? Of(TrainingEngine<T> network, DataRows<T> rows, FitOptions options)
    {
        if (options.TruncateSteps == 0 && !options.Stateful)
        {
            return null;
        }

        CarriedStateRules.Check(network.Description, options, rows.Count, hasLengths: rows.Masks is not null);
        CarriedTraining<T> training = new(network, rows, options);
        if (
            (options.BatchSize == 1 || rows.Count % options.BatchSize == 1)
            && network.Averages.NeedsTwoRows(training._pieces.Shortest) is { } layer
        )
        {
            string remedy = $"Choose another {nameof(FitOptions.BatchSize)} or {nameof(FitOptions.TruncateSteps)}";
            RowCheck.ThrowTooFewForStatistics(network.Description, layer, "a piece of 1 step of 1 row", remedy, nameof(options));
        }

        return training;
    }

    /// <inheritdoc/>
    public override void BeginEpoch() => _states.Reset();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override BatchTotals Train(
        in BatchRows<T> rows,
        Optimizer optimizer,
        int epoch,
        int batch,
        PassTeam<T>? team,
        GradientNorms<T>? norms,
        BatchTotals[]? outputs
    )
    {
        if (!_isStateful)
        {
            _states.Reset();
        }

        BatchTotals totals = default;
        for (int piece = 0; piece < _pieces.Count; piece++)
        {
            BatchRows<T> part = _pieces.Take(rows, piece);
            BatchTotals done = _network.Step(part.With(_states), optimizer, epoch, batch, team, norms, outputs);
            _states.MoveOn();
            double share = _isSum ? 1 : (double)part.Network.Steps / rows.Network.Steps;
            totals += new BatchTotals(done.Loss * share, done.Correct);
        }

        return totals;
    }
}
