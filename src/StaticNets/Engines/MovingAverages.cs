using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>The tensors that no optimizer moves, but that follow what each step of training finds out about its batch.</summary>
internal sealed class MovingAverages<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<(TensorDescription Tensor, MovingAverage Average)> _all = [];

    public MovingAverages(NetworkDescription network)
    {
        foreach (TensorDescription tensor in network.Tensors)
        {
            if (tensor.MovingAverage is { } average)
            {
                _all.Add((tensor, average));
            }
        }
    }

    /// <summary>Whether there are such tensors.</summary>
    public bool Any => _all.Count > 0;

    /// <summary>The first tensor that a number would reach which is not finite.</summary>
    /// <param name="workspace">The workspace after the passes over the batch.</param>
    public TensorDescription? FirstBad(AlignedBlock<T> workspace)
    {
        foreach ((TensorDescription tensor, MovingAverage average) in _all)
        {
            if (FiniteCheck.FirstNonFinite<T>(workspace.Span.Slice(average.WorkspaceOffset, tensor.RowLength)) >= 0)
            {
                return tensor;
            }
        }

        return null;
    }

    /// <summary><c>tensor ← momentum · tensor + (1 − momentum) · batch</c>.</summary>
    /// <param name="parameters">The parameter block.</param>
    /// <param name="workspace">The workspace after the passes over the batch.</param>
    public void Update(AlignedBlock<T> parameters, AlignedBlock<T> workspace)
    {
        foreach ((TensorDescription tensor, MovingAverage average) in _all)
        {
            Span<T> moving = parameters.Span.Slice(tensor.Offset, tensor.RowLength);
            ReadOnlySpan<T> batch = workspace.Span.Slice(average.WorkspaceOffset, tensor.RowLength);
            T kept = T.CreateTruncating(average.Momentum);
            T taken = T.CreateTruncating(1 - average.Momentum);
            for (int i = 0; i < moving.Length; i++)
            {
                moving[i] = (kept * moving[i]) + (taken * batch[i]);
            }
        }
    }
}
