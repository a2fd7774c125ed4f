namespace StaticNets;

/// <summary>
/// Computes the maximum of each window in each channel, <c>[H, W, C] → [H′, W′, C]</c> with <c>H′ = ⌊(H + padTop + padBottom −
/// dilation·(windowHeight − 1) − 1) / stride⌋ + 1</c>, rounded up with <see cref="PoolingLayerAttribute.CeilMode"/>, and W′ likewise.
/// If several elements of a window are the maximum, the gradient goes to the first one.
/// The maximum of a window without pixels of the image, completely in the padding, is −∞.
/// </summary>
/// <param name="windowHeight">Rows of the window, positive.</param>
/// <param name="windowWidth">Columns of the window, positive.</param>
public sealed class MaxPooling2DAttribute(int windowHeight, int windowWidth) : PoolingLayerAttribute(windowHeight, windowWidth)
{
    /// <summary>Declares square windows.</summary>
    /// <param name="window">Rows and columns of the window, positive.</param>
    public MaxPooling2DAttribute(int window)
        : this(window, window) { }

    /// <summary>Declares square windows inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="window">Rows and columns of the window; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public MaxPooling2DAttribute(string window)
        : this(NumberOf(window)) { }

    /// <summary>Declares the layer inside a block, with sizes that the parameters of the block give.</summary>
    /// <param name="windowHeight">Rows of the window; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="windowWidth">Columns of the window; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public MaxPooling2DAttribute(string windowHeight, string windowWidth)
        : this(NumberOf(windowHeight), NumberOf(windowWidth)) { }
}
