using System.Numerics;
using StaticNets.Engines;
using StaticNets.Files;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>The tensors of a checkpoint: their names in the file and the blocks that hold them.</summary>
internal static class CheckpointTensors
{
    /// <summary>Name of the tensor (U8) that holds the state as JSON.</summary>
    public const string State = SafetensorsDeclaration.CheckpointPrefix + "state";

    /// <summary>Name of the last tensor (U8), the SHA-256 of all bytes before it.</summary>
    public const string Checksum = SafetensorsDeclaration.CheckpointPrefix + "sha256";

    private const string BestPrefix = SafetensorsDeclaration.CheckpointPrefix + "best.";

    /// <summary>
    /// Returns the current weights under their own names, and slot n of the optimizer under names such as
    /// <c>checkpoint.slot_n/dense/kernel</c>.
    /// </summary>
    public static IEnumerable<(TensorDescription Tensor, AlignedBlock<T> Block)> OfCurrent<T>(
        NetworkDescription network,
        NetworkSnapshot<T> current
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Of(network, current, "", SafetensorsDeclaration.CheckpointPrefix);

    /// <summary>
    /// Returns the state at the end of the best epoch: the weights under names such as <c>checkpoint.best.weights/dense/kernel</c>, and
    /// slot n of the optimizer under names such as <c>checkpoint.best.slot_n/dense/kernel</c>.
    /// </summary>
    public static IEnumerable<(TensorDescription Tensor, AlignedBlock<T> Block)> OfBest<T>(
        NetworkDescription network,
        NetworkSnapshot<T> best
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Of(network, best, BestPrefix + "weights/", BestPrefix);

    private static IEnumerable<(TensorDescription Tensor, AlignedBlock<T> Block)> Of<T>(
        NetworkDescription network,
        NetworkSnapshot<T> snapshot,
        string weights,
        string slots
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (TensorDescription tensor in network.Tensors)
        {
            yield return (tensor with { Name = weights + tensor.Name }, snapshot.Parameters);
        }

        for (int slot = 0; slot < snapshot.Optimizer.Slots.Count; slot++)
        {
            foreach (TensorDescription tensor in network.Tensors)
            {
                yield return (tensor with { Name = $"{slots}slot_{slot}/{tensor.Name}" }, snapshot.Optimizer.Slot(slot));
            }
        }
    }
}
