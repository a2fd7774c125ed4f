namespace StaticNets;

/// <summary>
/// Computes the maximum of each window of steps in each feature, <c>[steps, C] → [steps′, C]</c> with <c>steps′ = ⌊(steps + 2·pad −
/// window) / stride⌋ + 1</c>. If several elements of a window are the maximum, the gradient goes to the first one.
/// </summary>
/// <param name="window">Steps of the window, positive.</param>
public sealed class MaxPooling1DAttribute(int window) : SequencePoolingLayerAttribute(window);
