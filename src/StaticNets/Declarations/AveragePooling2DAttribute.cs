namespace StaticNets;

/// <summary>
/// The mean of each window and channel,
/// <c>[H, W, C] → [H′, W′, C]</c> with <c>H′ = ⌊(H + 2·pad − windowHeight) / stride⌋ + 1</c>, W′ alike. Pixels beyond the border do not count.
/// </summary>
/// <param name="windowHeight">Rows of the window, positive.</param>
/// <param name="windowWidth">Columns of the window, positive.</param>
public sealed class AveragePooling2DAttribute(int windowHeight, int windowWidth) : PoolingLayerAttribute(windowHeight, windowWidth)
{
    /// <summary>Square windows.</summary>
    /// <param name="window">Rows and columns of the window, positive.</param>
    public AveragePooling2DAttribute(int window)
        : this(window, window) { }
}
