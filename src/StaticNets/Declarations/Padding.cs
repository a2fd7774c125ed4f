namespace StaticNets;

/// <summary>The padding around an image, which windows may cover.</summary>
public enum Padding
{
    /// <summary>No padding: all windows lie inside the image, so that the output is smaller.</summary>
    Valid,

    /// <summary>
    /// As many rows and columns of padding as are needed for ⌈size / stride⌉ windows along each axis. If their number is odd, the bottom
    /// and the right get one more than the top and the left. A convolution reads zeros in the padding; pooling ignores it.
    /// </summary>
    Same,
}
