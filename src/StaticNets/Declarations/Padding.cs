namespace StaticNets;

/// <summary>The padding around an image, which windows may cover.</summary>
public enum Padding
{
    /// <summary>No padding: all windows lie inside the image, so that the output is smaller.</summary>
    Valid,

    /// <summary>
    /// As many rows and columns as are needed for ⌈size / stride⌉ windows along each axis; if their number is odd, the bottom and the right
    /// get one more. A convolution reads zeros there, pooling ignores them.
    /// </summary>
    Same,
}
