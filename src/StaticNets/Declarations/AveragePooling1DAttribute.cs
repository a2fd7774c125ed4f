namespace StaticNets;

/// <summary>
/// Computes the mean of each window of steps in each feature, <c>[steps, C] → [steps′, C]</c> with <c>steps′ = ⌊(steps + padBefore +
/// padAfter − dilation·(window − 1) − 1) / stride⌋ + 1</c>, rounded up with <see cref="SequencePoolingLayerAttribute.CeilMode"/>.
/// The mean is over the steps of a window that lie
/// inside the sequence; of a window without such steps it is 0.
/// </summary>
/// <param name="window">Steps of the window, positive.</param>
public sealed class AveragePooling1DAttribute(int window) : SequencePoolingLayerAttribute(window)
{
    /// <summary>Declares the layer inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="window">Steps of the window; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public AveragePooling1DAttribute(string window)
        : this(NumberOf(window)) { }

    /// <summary>
    /// Whether the steps of the padding count: they add zero to the sum and one to the number that it is divided by. By default only
    /// the steps inside the sequence count.
    /// </summary>
    public bool CountPadding { get; set; }
}
