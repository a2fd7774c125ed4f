using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// Updates the moving statistics: tensors that the optimizer does not update but that average a statistic of each training batch.
/// </summary>
internal sealed class MovingAverages<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TensorDescription[] _tensors;

    public MovingAverages(NetworkDescription network)
    {
        List<TensorDescription> found = [];
        foreach (TensorDescription tensor in network.Tensors)
        {
            if (tensor.MovingAverage is not null)
            {
                found.Add(tensor);
            }
        }

        _tensors = [.. found];
        NeedsTwoRows = LayerThatNeedsTwoRows(network);
    }

    /// <summary>The name of a layer that cannot train on a batch of one row, or <see langword="null"/>.</summary>
    public string? NeedsTwoRows { get; }

    /// <summary>
    /// Returns the first layer that normalises over the batch and has only one value of each channel in a row. With a batch of one row all
    /// its outputs would be equal. Images have one value for each pixel, so a single row is enough for them.
    /// </summary>
    public static string? LayerThatNeedsTwoRows(NetworkDescription network)
    {
        foreach (TensorDescription tensor in network.Tensors)
        {
            if (tensor.MovingAverage is null)
            {
                continue;
            }

            foreach (LayerDescription layer in network.Layers)
            {
                if (layer.Name == tensor.Layer && layer.Length == tensor.RowLength)
                {
                    return layer.Name;
                }
            }
        }

        return null;
    }

    /// <summary>Whether the network has moving statistics.</summary>
    public bool Any => _tensors.Length > 0;

    /// <summary>Returns the first moving tensor whose batch statistic is not finite.</summary>
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

    /// <summary>Updates all moving statistics: <c>tensor ← momentum · tensor + (1 − momentum) · batch</c>.</summary>
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
