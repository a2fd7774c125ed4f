namespace StaticNets;

/// <summary>
/// Computes the smallest of the outputs of the layer above (or <c>From</c>) and of the named layers, in each element; NaN if one of them is
/// NaN. All shapes must be equal. If two are equal, each receives half of the gradient, as in PyTorch.
/// </summary>
/// <param name="layers">Names of earlier layers; <c>"input"</c> is the input.</param>
public sealed class MinimumAttribute(params string[] layers) : LayerAttribute
{
    /// <summary>Names of the earlier layers.</summary>
    public string[] Layers { get; } = layers;
}
