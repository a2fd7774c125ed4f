namespace StaticNets;

/// <summary>
/// Computes the mean of each window of steps in each feature, <c>[steps, C] → [steps′, C]</c> with <c>steps′ = ⌊(steps + 2·pad −
/// window) / stride⌋ + 1</c>. Only the steps of a window that lie inside the sequence are summed and counted.
/// </summary>
/// <param name="window">Steps of the window, positive.</param>
public sealed class AveragePooling1DAttribute(int window) : SequencePoolingLayerAttribute(window)
{
    /// <summary>Declares the layer inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="window">Steps of the window; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public AveragePooling1DAttribute(string window)
        : this(NumberOf(window)) { }
}
