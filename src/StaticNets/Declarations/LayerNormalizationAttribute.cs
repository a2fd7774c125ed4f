namespace StaticNets;

/// <summary>
/// Normalises the last axis of each sample to mean 0 and variance 1, then scales and shifts it by trained numbers: <c>y = γ (x − mean) /
/// √(variance + ε) + β</c> (Ba et al. 2016). Tensors: gamma and beta, of the shape of the normalised axes.
/// </summary>
public sealed class LayerNormalizationAttribute : LayerAttribute
{
    /// <summary>ε inside the root, positive; default 1e-3, as in Keras (PyTorch: 1e-5).</summary>
    public double Epsilon { get; set; }

    /// <summary>
    /// The first of the axes that are normalised together, with all axes after it, as in ONNX; default −1, the last axis alone. The axes of
    /// one sample count from 0, negative numbers from the end, so that 0 is the whole sample, as PyTorch's <c>normalized_shape</c> with the
    /// shape of a sample.
    /// </summary>
    public int Axis { get; set; } = -1;

    /// <summary>Whether the layer is frozen: training leaves its weights unchanged.</summary>
    public bool Frozen { get; set; }
}
