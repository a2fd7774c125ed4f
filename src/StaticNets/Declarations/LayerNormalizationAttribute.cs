namespace StaticNets;

/// <summary>
/// Normalises the last axis of each sample to mean 0 and variance 1, then scales and shifts it by trained numbers: <c>y = γ (x − mean) /
/// √(variance + ε) + β</c> (Ba et al. 2016). Tensors: gamma and beta, each as long as the last axis.
/// </summary>
public sealed class LayerNormalizationAttribute : LayerAttribute
{
    /// <summary>ε inside the root, positive; default 1e-3, as in Keras (PyTorch: 1e-5).</summary>
    public double Epsilon { get; set; }

    /// <summary>Whether the layer is frozen: training leaves its weights unchanged.</summary>
    public bool Frozen { get; set; }
}
