namespace StaticNets;

/// <summary>
/// Computes the maximum of each window of steps in each feature, <c>[steps, C] → [steps′, C]</c> with <c>steps′ = ⌊(steps + padBefore +
/// padAfter − dilation·(window − 1) − 1) / stride⌋ + 1</c>, rounded up with <see cref="SequencePoolingLayerAttribute.CeilMode"/>.
/// If several elements of a window are the maximum, the gradient goes to the first one.
/// The maximum of a window without steps of the sequence, completely in the padding, is −∞.
/// </summary>
/// <param name="window">Steps of the window, positive.</param>
public sealed class MaxPooling1DAttribute(int window) : SequencePoolingLayerAttribute(window)
{
    /// <summary>Declares the layer inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="window">Steps of the window; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public MaxPooling1DAttribute(string window)
        : this(NumberOf(window)) { }
}
