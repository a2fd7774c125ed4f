using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>The results of one shard of a batch.</summary>
/// <param name="outputs">Number of outputs whose totals are kept one by one.</param>
internal sealed class Shard<T>(int outputs)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private StageBlocks<T>? _blocks;

    /// <summary>Loss and right decisions of the rows of the shard.</summary>
    public BatchTotals Totals { get; set; }

    /// <summary>The totals of each output; empty if the network has only one input and one output.</summary>
    public BatchTotals[] Outputs { get; } = new BatchTotals[outputs];

    /// <summary>What the micro-batches of the shard keep in training steps that are computed in stages.</summary>
    public StageBlocks<T> Blocks
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get => _blocks ??= new StageBlocks<T>();
    }

    /// <summary>Keeps the totals of the last run of a runner.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(PassRunner<T> runner, BatchTotals totals)
    {
        Totals = totals;
        runner.Outputs.CopyTo(Outputs.AsSpan());
    }
}
