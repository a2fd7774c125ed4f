namespace StaticNets;

/// <summary>
/// Normalises each group of channels of each sample to mean 0 and variance 1, then scales and shifts each channel by trained numbers: <c>y
/// = γ (x − mean) / √(variance + ε) + β</c> (Wu, He 2018). Mean and variance are those over all pixels, or all steps of a sequence, and the
/// channels of the group; the channels are the last axis. Tensors: gamma and beta, each as long as the last axis.
/// </summary>
/// <param name="groups">
/// Number of groups of neighbouring channels, a divisor of the channels. With 1 all channels are one group.
/// </param>
public sealed class GroupNormalizationAttribute(int groups) : LayerAttribute
{
    /// <summary>Declares the layer inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="groups">Number of groups; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public GroupNormalizationAttribute(string groups)
        : this(NumberOf(groups)) { }

    /// <summary>Number of groups.</summary>
    public int Groups { get; } = groups;

    /// <summary>ε inside the root, positive; default 1e-3, as in Keras (PyTorch: 1e-5).</summary>
    public double Epsilon { get; set; }

    /// <summary>Whether the layer is frozen: training leaves its weights unchanged.</summary>
    public bool Frozen { get; set; }
}
