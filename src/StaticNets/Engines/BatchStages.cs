using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// The stages of a training step in which layers need numbers of the whole batch, as batch normalisation needs the mean and the variance of
/// each channel. A stage is computed for all micro-batches, each of which keeps what later stages need. Then the numbers with which the stage
/// ended are combined, always along the same tree, and every micro-batch gets them before the next stage begins. The last stage of the
/// forward pass, the loss and the first stage of the backward pass follow each other without a combination, so one sweep over the
/// micro-batches computes all three.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="forward">The combinations at the ends of all stages but the last of the forward pass.</param>
/// <param name="backward">The same for the backward pass.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BatchStages<T>(BatchCombination[] forward, BatchCombination[] backward)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BatchCombination[] _ends = [.. forward, .. backward];
    private readonly int _lossSweep = forward.Length;

    /// <summary>Number of stages of the forward pass.</summary>
    internal int ForwardStages => _lossSweep + 1;

    /// <summary>Number of sweeps over the micro-batches in a training step.</summary>
    internal int Sweeps
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        get => _ends.Length + 1;
    }

    /// <summary>Computes a training step on one thread, as <see cref="PassRunner{T}.Run"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal BatchTotals Run(PassRunner<T> runner, in BatchRows<T> batch, RowSlice slice, AlignedBlock<T> gradients, ref T inputGradient)
    {
        BatchTotals totals = default;
        StageBlocks<T> blocks = runner.Blocks;
        blocks.Begin(runner, isFirst: true, (int)slice.Count, batch.Network.TrainingWorkspace, sharesNothing: false);
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            totals += Sweep(sweep, runner, blocks, batch, slice, gradients, ref inputGradient);
            Combine(sweep, blocks);
        }

        return totals;
    }

    /// <summary>Whether a sweep computes the loss.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal bool HasLoss(int sweep) => sweep == _lossSweep;

    /// <summary>Computes one sweep over the micro-batches of a slice.</summary>
    /// <param name="sweep">The number of the sweep, from 0 on.</param>
    /// <param name="runner">The runner of the slice.</param>
    /// <param name="blocks">What the micro-batches keep; <see cref="StageBlocks{T}.Begin"/> has been called for the slice.</param>
    /// <param name="batch">The whole batch.</param>
    /// <param name="slice">The rows to compute.</param>
    /// <param name="gradients">Receives the gradients of the parameters, summed over the slice.</param>
    /// <param name="inputGradient">Receives the gradient of the slice's input; may be a null reference.</param>
    /// <returns>The totals of the slice if the sweep computes the loss; otherwise zeros.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal BatchTotals Sweep(
        int sweep,
        PassRunner<T> runner,
        StageBlocks<T> blocks,
        in BatchRows<T> batch,
        RowSlice slice,
        AlignedBlock<T> gradients,
        ref T inputGradient
    )
    {
        BatchTotals totals = default;
        if (HasLoss(sweep))
        {
            Array.Clear(runner.Outputs);
        }

        TrainingEngine<T> engine = runner.Engine;
        runner.Begin(batch, slice, training: true, gradients, ref inputGradient, out MicroBatch<T> micro);
        int number = 0;
        do
        {
            blocks.Enter(ref micro, number++);
            if (sweep <= _lossSweep)
            {
                micro.Stage = sweep + 1;
                engine.TrainForward(in micro);
            }

            if (sweep == _lossSweep)
            {
                totals += engine.LossPass(in micro);
            }

            if (sweep >= _lossSweep)
            {
                micro.Stage = sweep - _lossSweep + 1;
                engine.Backward(in micro);
            }
        } while (runner.Advance(ref micro, slice));

        if (sweep == Sweeps - 1)
        {
            engine.Freezing?.Clear(gradients);
        }

        return totals;
    }

    /// <summary>Combines the numbers with which a sweep over the only slice of a batch ended, in the order of the rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Combine(int sweep, StageBlocks<T> blocks)
    {
        if (sweep < Sweeps - 1)
        {
            CombineRows(_ends[sweep], blocks);
            Distribute(_ends[sweep], blocks.Kept(0), blocks, first: 1);
        }
    }

    /// <summary>
    /// Combines the numbers with which a sweep ended over the whole batch: first over the micro-batches of each shard, in the order of the rows,
    /// then over the shards along the binary tree of <see cref="ShardTree"/>.
    /// </summary>
    /// <param name="sweep">The number of the sweep.</param>
    /// <param name="shards">The shards of this process, in the order of the rows.</param>
    /// <param name="ranks">The other processes that compute shards of the batch, or <see langword="null"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Combine(int sweep, ReadOnlySpan<Shard<T>> shards, RankSums<T>? ranks)
    {
        if (sweep == Sweeps - 1)
        {
            return;
        }

        BatchCombination end = _ends[sweep];
        foreach (Shard<T> shard in shards)
        {
            CombineRows(end, shard.Blocks);
        }

        for (int stride = 1; stride < shards.Length; stride *= 2)
        {
            for (int i = 0; i < shards.Length; i += 2 * stride)
            {
                StageBlocks<T> left = shards[i].Blocks;
                StageBlocks<T> right = shards[i + stride].Blocks;
                left.CombinedRows += right.CombinedRows;
                end.Add(left.Kept(0), right.Kept(0), T.CreateTruncating(right.CombinedRows / (double)left.CombinedRows));
            }
        }

        Span<T> total = shards[0].Blocks.Kept(0);
        ranks?.Combine(end, total, shards[0].Blocks.CombinedRows);
        for (int i = 0; i < shards.Length; i++)
        {
            Distribute(end, total, shards[i].Blocks, first: i == 0 ? 1 : 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CombineRows(BatchCombination end, StageBlocks<T> blocks)
    {
        Span<T> total = blocks.Kept(0);
        int rows = blocks.Rows(0);
        for (int i = 1; i < blocks.Count; i++)
        {
            rows += blocks.Rows(i);
            end.Add(total, blocks.Kept(i), T.CreateTruncating(blocks.Rows(i) / (double)rows));
        }

        blocks.CombinedRows = rows;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Distribute(BatchCombination end, Span<T> total, StageBlocks<T> blocks, int first)
    {
        for (int i = first; i < blocks.Count; i++)
        {
            end.Copy(total, blocks.Kept(i));
        }
    }

    /// <summary>
    /// Computes all stages of the forward pass but the last on one thread, with a whole workspace for each micro-batch, so that the outputs of
    /// all layers can be read. Afterwards <see cref="EnterLast"/> prepares each micro-batch.
    /// </summary>
    internal void BeginForward(PassRunner<T> runner, in BatchRows<T> batch, RowSlice slice)
    {
        StageBlocks<T> blocks = runner.Blocks;
        blocks.Begin(runner, isFirst: true, (int)slice.Count, batch.Network.TrainingWorkspace, sharesNothing: true);
        for (int sweep = 0; sweep < _lossSweep; sweep++)
        {
            Sweep(sweep, runner, blocks, batch, slice, runner.Gradients, ref Unsafe.NullRef<T>());
            Combine(sweep, blocks);
        }
    }

    /// <summary>Prepares a micro-batch for the last stage of the forward pass, and returns its workspace.</summary>
    internal AlignedBlock<T> EnterLast(PassRunner<T> runner, ref MicroBatch<T> micro, int number)
    {
        runner.Blocks.Enter(ref micro, number);
        micro.Stage = _lossSweep + 1;
        return runner.Blocks.Workspace(number);
    }

    /// <summary>Frees the memory that <see cref="BeginForward"/> needed.</summary>
    internal void EndForward(PassRunner<T> runner) => runner.Blocks.Clear();
}
