using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>The tensors that no optimizer moves, but that follow what each step of training finds out about its batch.</summary>
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

    /// <summary>The layer for which a batch of one row is too small, if there is one.</summary>
    public string? NeedsTwoRows { get; }

    /// <summary>
    /// The first layer that takes mean and variance of its channels over a batch and has one value of a channel in each row: a batch of one row
    /// would make all its outputs the same. Images have a value for each pixel, so that one row is enough.
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

    /// <summary>Whether there are such tensors.</summary>
    public bool Any => _tensors.Length > 0;

    /// <summary>The first tensor that a number would reach which is not finite.</summary>
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

    /// <summary><c>tensor ← momentum · tensor + (1 − momentum) · batch</c>.</summary>
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
