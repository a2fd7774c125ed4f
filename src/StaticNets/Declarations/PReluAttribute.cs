namespace StaticNets;

/// <summary>
/// A ReLU with a learned slope for inputs that are not positive: <c>y = x</c> for x &gt; 0, else <c>αx</c> (He et al. 2015). The shape
/// stays. A feature is an element of the last axis: a channel of an image, or a feature at each step of a sequence. Tensor: alpha, as long
/// as the last axis, or <c>[1]</c> with <see cref="Shared"/>.
/// </summary>
public sealed class PReluAttribute : LayerAttribute
{
    /// <summary>Whether all features have the same α; default false.</summary>
    public bool Shared { get; set; }

    /// <summary>The initial α, finite; default 0.25, as in PyTorch (Keras: 0).</summary>
    public double InitialValue { get; set; }

    /// <summary>Whether the layer is frozen: training leaves α unchanged.</summary>
    public bool Frozen { get; set; }
}
