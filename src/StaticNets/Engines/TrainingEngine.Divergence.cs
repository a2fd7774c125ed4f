using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

// Finds the first value that is not finite. This code runs only if a training step has diverged or may have diverged.
public abstract partial class TrainingEngine<T>
{
    /// <summary>Finds the cause of a loss that is not finite, by computing the outputs again.</summary>
    internal BadPlace FindBadForward(in BatchRows<T> rows, bool training)
    {
        int at = FiniteCheck.FirstNonFinite(rows.X);
        if (at >= 0)
        {
            return new BadPlace(BadValue.Input, "input", at / rows.Network.InputLength, at % rows.Network.InputLength);
        }

        at = FiniteCheck.FirstNonFinite(rows.Targets);
        if (at >= 0)
        {
            return new BadPlace(BadValue.Targets, "loss", at / rows.Network.TargetLength, at % rows.Network.TargetLength);
        }

        int first = Description.Layers.Length;
        int firstRow = -1;
        RowSlice all = new(0, rows.Count);
        PassRunner<T> runner = Runner;
        BatchStages<T>? stages = training ? Stages : null;
        stages?.BeginForward(runner, rows, all);
        runner.Begin(rows, all, training, out MicroBatch<T> micro);
        int number = 0;
        do
        {
            AlignedBlock<T> workspace = stages?.EnterLast(runner, ref micro, number++) ?? runner.Workspace;
            TrainForward(in micro);
            (int layer, int row) = FirstBadLayer(rows.Network, workspace, runner.Capacity, (int)micro.Rows);
            if (layer < first)
            {
                (first, firstRow) = (layer, (int)micro.FirstRow + row);
            }
        } while (runner.Advance(ref micro, all));

        stages?.EndForward(runner);
        return first < Description.Layers.Length
            ? new BadPlace(BadValue.Output, Description.Layers[first].Name, firstRow)
            : new BadPlace(BadValue.Loss, "loss");
    }

    private BadPlace FindBadStep(in BatchRows<T> rows, BatchTotals totals)
    {
        BadPlace forward = FindBadForward(rows, training: true);
        if (forward.Value != BadValue.Loss || !double.IsFinite(totals.Loss))
        {
            return forward;
        }

        if (Averages.FirstBad(Runner.Workspace) is { } statistic)
        {
            return new BadPlace(BadValue.Statistic, statistic.Layer);
        }

        return FindBadGradient(Runner.Gradients) ?? forward;
    }

    /// <summary>Finds a layer with a gradient that is not finite, from the last layer on, where the backward pass begins.</summary>
    private protected BadPlace? FindBadGradient(AlignedBlock<T> gradients)
    {
        for (int i = Description.Tensors.Length - 1; i >= 0; i--)
        {
            if (!IsFinite(Description.Tensors[i], gradients))
            {
                return new BadPlace(BadValue.Gradient, Description.Tensors[i].Layer);
            }
        }

        return null;
    }

    /// <summary>
    /// Finds the first layer whose weights are not finite after a step or, if all weights are finite, the first layer whose optimizer state
    /// is not.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private BadPlace? FindBadMove()
    {
        BadPlace? found = Find(BadValue.Weights, Parameters);
        foreach (AlignedBlock<T> slot in OptimizerState.Slots)
        {
            found ??= Find(BadValue.Memory, slot);
        }

        return found;

        BadPlace? Find(BadValue value, ReadableBlock<T> block)
        {
            foreach (TensorDescription tensor in Description.Tensors)
            {
                if (!IsFinite(tensor, block))
                {
                    return new BadPlace(value, tensor.Layer);
                }
            }

            return null;
        }
    }

    /// <summary>
    /// Predicts the rows of the step again, with the updated weights, and finds the first output or loss that is not finite.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private BadPlace? FindBadPrediction(in BatchRows<T> rows) =>
        double.IsFinite(Measure(rows).Loss) ? null : FindBadForward(rows, training: false);

    private static (int Layer, int Row) FirstBadLayer(NetworkDescription network, AlignedBlock<T> workspace, int capacity, int samples)
    {
        for (int i = 0; i < network.Layers.Length; i++)
        {
            LayerDescription layer = network.Layers[i];
            int first = samples;
            for (int row = 0; row < samples * layer.RowsOfSample; row++)
            {
                int place = layer.Place(network.TrainingWorkspace, capacity, samples, row);
                if (FiniteCheck.FirstNonFinite<T>(workspace.Span.Slice(place, layer.Length)) >= 0)
                {
                    first = Math.Min(first, row % samples);
                }
            }

            if (first < samples)
            {
                return (i, first);
            }
        }

        return (network.Layers.Length, -1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsFinite(TensorDescription tensor, ReadableBlock<T> block)
    {
        for (int row = 0; row < tensor.Rows; row++)
        {
            if (FiniteCheck.FirstNonFinite(block.Span.Slice(tensor.RowStart(row), tensor.RowLength)) >= 0)
            {
                return false;
            }
        }

        return true;
    }
}
