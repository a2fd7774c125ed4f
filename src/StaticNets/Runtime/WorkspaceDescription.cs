using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>
/// The layout of the workspace of a training step. First come the elements that do not depend on the number of samples, then the elements
/// of the samples, for as many samples as the workspace can hold.
/// </summary>
/// <param name="fixedLength">Number of elements that do not depend on the number of samples.</param>
/// <param name="rowLength">Number of elements for each sample.</param>
/// <param name="spare">
/// Number of unused elements at the end. They are needed because a masked store to the last buffer also rewrites elements after its end.
/// </param>
/// <param name="takesWholeBatch">Whether the workspace must hold the whole batch of a training step.</param>
/// <param name="differentiatesWholeBatch">Whether this is also so for gradients outside of training steps.</param>
/// <param name="keptOffset">Offset of the elements that micro-batches keep from stage to stage.</param>
/// <param name="keptRowLength">
/// Number of these elements for each sample; 0 if micro-batches keep all elements of all samples, or if there are no stages.
/// </param>
public readonly struct WorkspaceDescription(
    int fixedLength,
    int rowLength,
    int spare,
    bool takesWholeBatch = false,
    bool differentiatesWholeBatch = false,
    int keptOffset = 0,
    int keptRowLength = 0
)
{
    /// <summary>Number of elements that do not depend on the number of samples.</summary>
    public int FixedLength { get; } = fixedLength;

    /// <summary>Number of elements for each sample.</summary>
    public int RowLength { get; } = rowLength;

    /// <summary>
    /// Number of unused elements at the end. A masked store writes a whole vector: it reads the elements after the end of a buffer and
    /// writes them back unchanged. So such elements must also exist after the last buffer.
    /// </summary>
    public int Spare { get; } = spare;

    /// <summary>
    /// Whether a training step needs the whole batch at once, for example for a term of the loss that depends on all rows. Otherwise it can
    /// process a few samples at a time, and several threads can share them.
    /// </summary>
    public bool TakesWholeBatch { get; } = takesWholeBatch;

    /// <summary>Whether gradients outside of training steps need the whole batch, too. The loss alone never does.</summary>
    public bool DifferentiatesWholeBatch { get; } = differentiatesWholeBatch;

    /// <summary>
    /// Offset of the elements that micro-batches keep from stage to stage, in a training step that is computed in stages. They end with the
    /// first <see cref="KeptRowLength"/> elements of all samples.
    /// </summary>
    public int KeptOffset { get; } = keptOffset;

    /// <summary>Number of kept elements for each sample; 0 if all are kept, or if there are no stages.</summary>
    public int KeptRowLength { get; } = keptRowLength;

    /// <summary>Returns the number of elements of a block with what a micro-batch keeps from stage to stage.</summary>
    /// <param name="rows">Number of samples.</param>
    internal int KeptLength(int rows) => FixedLength - KeptOffset + ((KeptRowLength > 0 ? KeptRowLength : RowLength) * rows) + Spare;

    /// <summary>Returns the same layout with another number of elements for each sample.</summary>
    internal WorkspaceDescription WithRows(int rowLength) => new(FixedLength, rowLength, Spare, TakesWholeBatch, DifferentiatesWholeBatch);

    /// <summary>Returns the number of elements of a workspace that can hold a number of samples.</summary>
    /// <param name="rows">Number of samples.</param>
    public long Length(long rows) => FixedLength + (RowLength * rows) + Spare;

    /// <summary>Returns the largest number of samples whose workspace fits in an array.</summary>
    /// <typeparam name="T">The element.</typeparam>
    public int MostRows<T>() => (int)((Array.MaxLength - (64 / Unsafe.SizeOf<T>()) - FixedLength - (long)Spare) / Math.Max(1, RowLength));
}
