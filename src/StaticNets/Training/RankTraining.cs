using System.Numerics;
using System.Runtime.InteropServices;
using StaticNets.Engines;
using StaticNets.Optimizers;
using StaticNets.Ranks;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>Trains one network on several ranks. Each rank computes some shards of every batch, and all do the same step.</summary>
/// <param name="communicator">The ranks.</param>
internal sealed class RankTraining<T>(ICommunicator communicator) : RankKeeper<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // An exception that all ranks throw.
    private Exception? _agreed;

    /// <inheritdoc/>
    public override RankSums<T> Sums { get; } = new RankTree<T>(communicator);

    /// <inheritdoc/>
    public override bool IsFirst => communicator.Rank == 0;

    /// <inheritdoc/>
    public override void Begin(TrainingEngine<T> network, FitOptions options, DataRows<T> train, DataRows<T>? validation, FitState state)
    {
        Agree(() =>
        {
            RankAgreement.Check(communicator, RankFacts.Of(network, options, train, validation, state));
            CheckShards(network, options, train);
        });
        ShareState(network, options.Optimizer);
    }

    /// <inheritdoc/>
    public override void CheckBlock(DataRows<T>? block) =>
        Agree(() =>
            RankAgreement.Check(communicator, [("the next block of rows", block is { } rows ? RankFacts.RowsOf(rows) : "the end")])
        );

    /// <inheritdoc/>
    public override bool Any(bool condition) => Sums.Any(condition);

    /// <inheritdoc/>
    public override Exception Agreed(Exception exception) => _agreed = exception;

    /// <inheritdoc/>
    public override void Fail(Exception exception)
    {
        if (communicator.Size > 1 && exception != _agreed)
        {
            communicator.Abort($"Rank {communicator.Rank} cannot go on with the training. {exception.GetType().Name}: {exception.Message}");
        }
    }

    /// <summary>Compares the ranks, which all throw the same exception if they differ.</summary>
    private void Agree(Action check)
    {
        try
        {
            check();
        }
        catch (ArgumentException error)
        {
            Agreed(error);
            throw;
        }
    }

    private void CheckShards(TrainingEngine<T> network, FitOptions options, DataRows<T> train)
    {
        int rows = Math.Min(options.BatchSize, train.Count);
        int shards = ShardCount.For(train.Network, rows, options.ShardsOfBatch);
        int ranks = communicator.Size;
        if (shards % ranks == 0)
        {
            return;
        }

        string remedy =
            ShardCount.PowerOfTwo(ranks) != ranks ? "Start a number of ranks that is a power of two"
            : train.Network.TrainingWorkspace.TakesWholeBatch
                ? $"Start one rank, because {network.Description.Name} has a layer that needs the whole batch at once"
            : rows < ranks ? $"Start fewer ranks, or set a larger {nameof(FitOptions.BatchSize)}"
            : $"Start fewer ranks, or set {nameof(FitOptions)}.{nameof(FitOptions.Shards)} = {ranks}";
        throw new ArgumentException(
            $"{ranks} ranks cannot share the {shards} shards of a batch of {rows} rows: their number must divide that of the shards. {remedy}.",
            nameof(options)
        );
    }

    private void ShareState(TrainingEngine<T> network, Optimizer optimizer)
    {
        OptimizerState<T> state = network.OptimizerState;
        bool continues = state.IsOf(optimizer);
        Span<long> counters =
        [
            (long)network.DropoutSteps,
            continues ? 1 : 0,
            state.Steps,
            state.TookUnsafeStep ? 1 : 0,
            BitConverter.DoubleToInt64Bits(state.LargestSquares),
        ];
        communicator.Broadcast(0, MemoryMarshal.AsBytes(counters));
        if (!IsFirst)
        {
            network.DropoutSteps = (ulong)counters[0];
            if (counters[1] == 1)
            {
                state.Resume(optimizer, counters[2], counters[3] == 1);
            }
            else
            {
                state.Reset();
            }
        }

        state.LargestSquares = BitConverter.Int64BitsToDouble(counters[4]);
        Broadcast(network.Parameters.Change());
        for (int i = 0; i < (counters[1] == 1 ? state.Slots.Count : 0); i++)
        {
            Broadcast(state.Slots[i]);
        }
    }

    private void Broadcast(AlignedBlock<T> block) => communicator.Broadcast(0, MemoryMarshal.AsBytes(block.Span));
}
