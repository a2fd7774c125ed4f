namespace StaticNets;

/// <summary>
/// Divides the last axis of each sample by the root of its mean square and multiplies it by trained numbers: <c>y = γ x / √(mean x² +
/// ε)</c> (Zhang, Sennrich 2019). Tensor: gamma, of the shape of the normalised axes.
/// </summary>
public sealed class RmsNormalizationAttribute : LayerAttribute
{
    /// <summary>ε inside the root, positive; default 1e-6, as in Keras (PyTorch: 1.2e-7 in single precision).</summary>
    public double Epsilon { get; set; }

    /// <inheritdoc cref="LayerNormalizationAttribute.Axis"/>
    public int Axis { get; set; } = -1;

    /// <summary>Whether the layer is frozen: training leaves its weights unchanged.</summary>
    public bool Frozen { get; set; }
}
