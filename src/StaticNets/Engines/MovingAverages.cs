using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// Updates the moving statistics. These tensors are not changed by the optimizer: each is the moving average of a statistic of the training
/// batches.
/// </summary>
internal sealed class MovingAverages<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TensorDescription[] _tensors;
    private readonly string? _ofRows;
    private readonly string? _ofSequences;

    /// <param name="network">The network.</param>
    /// <param name="tensors">Its tensors; the moving statistics among them are updated.</param>
    public MovingAverages(NetworkDescription network, ReadOnlySpan<TensorDescription> tensors)
    {
        List<TensorDescription> found = [];
        foreach (TensorDescription tensor in tensors)
        {
            if (tensor.MovingAverage is not null)
            {
                found.Add(tensor);
            }
        }

        _tensors = [.. found];
        _ofRows = Find(network, tensors, hasSteps: false);
        _ofSequences = Find(network, tensors, hasSteps: true);
    }

    /// <summary>
    /// Returns the name of the first layer that normalises over the batch and has only one value of each channel in a row, or
    /// <see langword="null"/>. In a batch of one row, the mean of each channel would be equal to its only value, so the output of the layer
    /// would not depend on the input. Images have one value for each pixel, and sequences one for each step, so a single one is enough.
    /// </summary>
    /// <param name="rows">The description of the rows.</param>
    public string? NeedsTwoRows(NetworkDescription rows) => rows.Steps > 1 ? _ofSequences : _ofRows;

    private static string? Find(NetworkDescription network, ReadOnlySpan<TensorDescription> tensors, bool hasSteps)
    {
        foreach (TensorDescription tensor in tensors)
        {
            if (tensor.MovingAverage is null)
            {
                continue;
            }

            foreach (LayerDescription layer in network.Layers)
            {
                bool hasManyValues = layer.Length > tensor.RowLength || (hasSteps && layer.IsPerStep);
                if (layer.Name == tensor.Layer && !hasManyValues)
                {
                    return layer.Name;
                }
            }
        }

        return null;
    }

    /// <summary>Whether the network has moving statistics.</summary>
    public bool Any => _tensors.Length > 0;

    /// <summary>
    /// Returns the first moving statistic for which the statistic of the current batch is not finite, or <see langword="null"/> if there is
    /// none.
    /// </summary>
    /// <param name="workspace">The workspace after the passes over the batch.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public TensorDescription? FirstBad(AlignedBlock<T> workspace)
    {
        foreach (TensorDescription tensor in _tensors)
        {
            if (FiniteCheck.FirstNonFinite(Batch(tensor, workspace)) >= 0)
            {
                return tensor;
            }
        }

        return null;
    }

    /// <summary>
    /// Updates all moving statistics: <c>tensor ← momentum · tensor + (1 − momentum) · batch</c>, where <c>batch</c> is the statistic of
    /// the current batch.
    /// </summary>
    /// <param name="parameters">The parameter block.</param>
    /// <param name="workspace">The workspace after the passes over the batch.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Update(AlignedBlock<T> parameters, AlignedBlock<T> workspace)
    {
        foreach (TensorDescription tensor in _tensors)
        {
            Span<T> moving = parameters.Span.Slice(tensor.Offset, tensor.RowLength);
            ReadOnlySpan<T> batch = Batch(tensor, workspace);
            T kept = T.CreateTruncating(tensor.MovingAverage!.Momentum);
            T taken = T.CreateTruncating(1 - tensor.MovingAverage.Momentum);
            for (int i = 0; i < moving.Length; i++)
            {
                moving[i] = (kept * moving[i]) + (taken * batch[i]);
            }
        }
    }

    private static ReadOnlySpan<T> Batch(TensorDescription tensor, AlignedBlock<T> workspace) =>
        workspace.Span.Slice(tensor.MovingAverage!.WorkspaceOffset, tensor.RowLength);
}
