using System.Numerics;
using System.Runtime.InteropServices;

namespace StaticNets.Runtime;

/// <summary>The number of time steps of each row of a batch whose rows are padded to the same number. The initial states are zero.</summary>
/// <param name="lengths">Room for the numbers.</param>
internal sealed class SequenceLengths<T>(int[] lengths) : BatchStates<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of time steps of each row.</summary>
    public Span<int> Lengths => lengths;

    /// <inheritdoc/>
    public override void Begin(ref MicroBatch<T> micro) => micro.Lengths = ref MemoryMarshal.GetArrayDataReference(lengths);

    /// <inheritdoc/>
    public override void Report(ref MicroBatch<T> micro) { }
}
