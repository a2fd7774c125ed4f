using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// The stages of a training step in which layers need numbers of the whole batch, as batch normalisation needs the mean and the variance of
/// each channel. A stage is computed for all micro-batches, each of which keeps what later stages need. Then the numbers with which the stage
/// ended are combined, always in the order of the rows, and every micro-batch gets them before the next stage begins. The last stage of the
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
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            totals += Sweep(sweep, runner, batch, slice, gradients, ref inputGradient);
            Combine(sweep, new ReadOnlySpan<PassRunner<T>>(in runner));
        }

        return totals;
    }

    /// <summary>Computes one sweep over the micro-batches of a slice.</summary>
    /// <param name="sweep">The number of the sweep, from 0 on.</param>
    /// <param name="runner">The runner of the slice.</param>
    /// <param name="batch">The whole batch.</param>
    /// <param name="slice">The rows to compute.</param>
    /// <param name="gradients">Receives the gradients of the parameters, summed over the slice.</param>
    /// <param name="inputGradient">Receives the gradient of the slice's input; may be a null reference.</param>
    /// <param name="sharesNothing">
    /// Whether every micro-batch has a whole workspace, so that the outputs of all layers can be read later.
    /// </param>
    /// <returns>The totals of the slice if the sweep computes the loss; otherwise zeros.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal BatchTotals Sweep(
        int sweep,
        PassRunner<T> runner,
        in BatchRows<T> batch,
        RowSlice slice,
        AlignedBlock<T> gradients,
        ref T inputGradient,
        bool sharesNothing = false
    )
    {
        BatchTotals totals = default;
        StageBlocks<T> blocks = runner.Blocks;
        if (sweep == 0)
        {
            Array.Clear(runner.Outputs);
            blocks.Begin((int)slice.Count, batch.Network.TrainingWorkspace, sharesNothing);
        }

        if (slice.Count == 0)
        {
            return totals;
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

    /// <summary>Combines the numbers with which a sweep ended, over the micro-batches of all runners in the order of their rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Combine(int sweep, ReadOnlySpan<PassRunner<T>> runners)
    {
        if (sweep == Sweeps - 1)
        {
            return;
        }

        BatchCombination end = _ends[sweep];
        Span<T> total = runners[0].Blocks.Kept(0);
        int rows = runners[0].Blocks.Rows(0);
        for (int runner = 0; runner < runners.Length; runner++)
        {
            StageBlocks<T> blocks = runners[runner].Blocks;
            for (int i = runner == 0 ? 1 : 0; i < blocks.Count; i++)
            {
                rows += blocks.Rows(i);
                end.Add(total, blocks.Kept(i), T.CreateTruncating(blocks.Rows(i) / (double)rows));
            }
        }

        for (int runner = 0; runner < runners.Length; runner++)
        {
            StageBlocks<T> blocks = runners[runner].Blocks;
            for (int i = runner == 0 ? 1 : 0; i < blocks.Count; i++)
            {
                end.Copy(total, blocks.Kept(i));
            }
        }
    }

    /// <summary>
    /// Computes all stages of the forward pass but the last on one thread, with a whole workspace for each micro-batch, so that the outputs of
    /// all layers can be read. Afterwards <see cref="EnterLast"/> prepares each micro-batch.
    /// </summary>
    internal void BeginForward(PassRunner<T> runner, in BatchRows<T> batch, RowSlice slice)
    {
        for (int sweep = 0; sweep < _lossSweep; sweep++)
        {
            Sweep(sweep, runner, batch, slice, runner.Gradients, ref Unsafe.NullRef<T>(), sharesNothing: true);
            Combine(sweep, new ReadOnlySpan<PassRunner<T>>(in runner));
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
