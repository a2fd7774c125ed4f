namespace StaticNets;

/// <summary>
/// Brings the last axis of each sample to mean 0 and variance 1, then scales and shifts it by learnt numbers:
/// <c>y = γ (x − mean) / √(variance + ε) + β</c> (Ba et al. 2016). Tensors: gamma, beta, both of the last axis' length.
/// </summary>
public sealed class LayerNormalizationAttribute : LayerAttribute
{
    /// <summary>ε inside the root, positive; 1e-3 unless given, as in Keras (PyTorch: 1e-5).</summary>
    public double Epsilon { get; set; }

    /// <summary>Whether training leaves the layer's weights as they are.</summary>
    public bool Frozen { get; set; }
}
