namespace StaticNets;

/// <summary>The padding around an image or a sequence, which windows may cover.</summary>
public enum Padding
{
    /// <summary>No padding: all windows lie inside the image, so that the output is smaller.</summary>
    Valid,

    /// <summary>
    /// As many rows and columns of padding as are needed for ⌈size / stride⌉ windows along each axis; for a sequence, as many steps. If
    /// their number is odd, the bottom and the right, or the end of the sequence, get one more than the other side. A convolution reads
    /// zeros in the padding; pooling ignores it.
    /// </summary>
    Same,

    /// <summary>
    /// For <see cref="Conv1DAttribute"/> alone: (kernel − 1) · dilation zeros in front of the first step and none behind the last one.
    /// Each window ends with its own step, so no step of the output depends on later steps of the input.
    /// </summary>
    Causal,
}
