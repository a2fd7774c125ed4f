namespace StaticNets;

/// <summary>
/// Computes the mean of each window in each channel, <c>[H, W, C] → [H′, W′, C]</c> with <c>H′ = ⌊(H + padTop + padBottom −
/// dilation·(windowHeight − 1) − 1) / stride⌋ + 1</c>, rounded up with <see cref="PoolingLayerAttribute.CeilMode"/>, and W′ likewise.
/// The mean is over the pixels of a window that
/// lie inside the image; of a window without such pixels it is 0.
/// </summary>
/// <param name="windowHeight">Rows of the window, positive.</param>
/// <param name="windowWidth">Columns of the window, positive.</param>
public sealed class AveragePooling2DAttribute(int windowHeight, int windowWidth) : PoolingLayerAttribute(windowHeight, windowWidth)
{
    /// <summary>Declares square windows.</summary>
    /// <param name="window">Rows and columns of the window, positive.</param>
    public AveragePooling2DAttribute(int window)
        : this(window, window) { }

    /// <summary>Declares square windows inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="window">Rows and columns of the window; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public AveragePooling2DAttribute(string window)
        : this(NumberOf(window)) { }

    /// <summary>Declares the layer inside a block, with sizes that the parameters of the block give.</summary>
    /// <param name="windowHeight">Rows of the window; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="windowWidth">Columns of the window; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public AveragePooling2DAttribute(string windowHeight, string windowWidth)
        : this(NumberOf(windowHeight), NumberOf(windowWidth)) { }

    /// <summary>
    /// Whether the pixels of the padding count: they add zero to the sum and one to the number that it is divided by. By default only
    /// the pixels inside the image count.
    /// </summary>
    public bool CountPadding { get; set; }
}
