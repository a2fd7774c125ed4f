namespace StaticNets;

/// <summary>What a window sees beyond the border of an image.</summary>
public enum Padding
{
    /// <summary>Nothing: windows lie inside the image, so that the result is smaller.</summary>
    Valid,

    /// <summary>
    /// As many rows and columns of zeros (pooling: of nothing) as it takes for ⌈size / stride⌉ results; where their number is odd, the
    /// bottom and the right have one more.
    /// </summary>
    Same,
}
