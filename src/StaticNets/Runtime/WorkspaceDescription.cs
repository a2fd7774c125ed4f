using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>
/// The working memory of a step: first what it needs whatever the number of samples, then what it needs for each, for as many samples as
/// it has room for.
/// </summary>
/// <param name="fixedLength">Elements in front.</param>
/// <param name="rowLength">Elements for each sample.</param>
/// <param name="spare">Elements at the end, which masked stores rewrite.</param>
/// <param name="takesWholeBatch">Whether a step must have room for its whole batch.</param>
public readonly struct WorkspaceDescription(int fixedLength, int rowLength, int spare, bool takesWholeBatch = false)
{
    /// <summary>Elements in front, whatever the number of samples.</summary>
    public int FixedLength { get; } = fixedLength;

    /// <summary>Elements for each sample.</summary>
    public int RowLength { get; } = rowLength;

    /// <summary>Elements at the end, which masked stores rewrite.</summary>
    public int Spare { get; } = spare;

    /// <summary>
    /// Whether a step of training must have its whole batch at once, since it looks at mean and variance over all samples; else it takes
    /// some at a time, and several threads may share them.
    /// </summary>
    public bool TakesWholeBatch { get; } = takesWholeBatch;

    /// <summary>Elements for so many samples.</summary>
    /// <param name="rows">Number of samples.</param>
    public long Length(long rows) => FixedLength + (RowLength * rows) + Spare;

    /// <summary>Most samples that an array has room for.</summary>
    /// <typeparam name="T">The element.</typeparam>
    public int MostRows<T>() => (int)((Array.MaxLength - (64 / Unsafe.SizeOf<T>()) - FixedLength - (long)Spare) / Math.Max(1, RowLength));
}
