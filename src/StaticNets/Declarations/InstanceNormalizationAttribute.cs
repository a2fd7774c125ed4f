namespace StaticNets;

/// <summary>
/// Normalises each channel of each image, or each feature of each sequence, to mean 0 and variance 1, then scales and shifts it by trained
/// numbers: <c>y = γ (x − mean) / √(variance + ε) + β</c> with mean and variance over the pixels or steps of one sample (Ulyanov, Vedaldi,
/// Lempitsky 2016). It is <see cref="GroupNormalizationAttribute"/> with a group for each channel. Tensors: gamma and beta, each as long as
/// the last axis.
/// </summary>
public sealed class InstanceNormalizationAttribute : LayerAttribute
{
    /// <summary>ε inside the root, positive; default 1e-3, as in Keras (PyTorch: 1e-5).</summary>
    public double Epsilon { get; set; }

    /// <summary>
    /// Whether the layer is frozen: training leaves its weights unchanged. Frozen from the beginning, it only normalises, as PyTorch's
    /// layer does by default.
    /// </summary>
    public bool Frozen { get; set; }
}
