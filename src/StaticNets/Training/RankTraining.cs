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
    // Set while the ranks compare what they do: they all throw what they find.
    private bool _compares;

    /// <inheritdoc/>
    public override RankSums<T> Sums { get; } = new RankTree<T>(communicator);

    /// <inheritdoc/>
    public override bool IsFirst => communicator.Rank == 0;

    /// <inheritdoc/>
    public override void Begin(TrainingEngine<T> network, FitOptions options, DataRows<T> train, DataRows<T>? validation, int epoch)
    {
        _compares = true;
        RankAgreement.Check(communicator, RankFacts.Of(network, options, train, validation, epoch));
        CheckShards(network, options, train);
        _compares = false;
        ShareState(network, options.Optimizer);
    }

    /// <inheritdoc/>
    public override bool Any(bool condition)
    {
        byte own = condition ? (byte)1 : (byte)0;
        byte other = 0;
        for (int distance = 1; distance < communicator.Size; distance *= 2)
        {
            communicator.SendReceive(communicator.Rank ^ distance, new ReadOnlySpan<byte>(in own), new Span<byte>(ref other));
            own |= other;
        }

        return own != 0;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// All ranks see the same sums, so all find a divergence; cancellation is asked for on all ranks (<see cref="Any"/>).
    /// </remarks>
    public override void Fail(Exception exception)
    {
        if (!_compares && exception is not (TrainingDivergedException or OperationCanceledException))
        {
            communicator.Abort($"Rank {communicator.Rank} cannot go on with the training. {exception.GetType().Name}: {exception.Message}");
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
        Span<long> counters = [(long)network.DropoutSteps, continues ? 1 : 0, state.Steps, state.TookUnsafeStep ? 1 : 0];
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

        Broadcast(network.Parameters.Change());
        for (int i = 0; i < (counters[1] == 1 ? state.Slots.Count : 0); i++)
        {
            Broadcast(state.Slots[i]);
        }
    }

    private void Broadcast(AlignedBlock<T> block) => communicator.Broadcast(0, MemoryMarshal.AsBytes(block.Span));
}
