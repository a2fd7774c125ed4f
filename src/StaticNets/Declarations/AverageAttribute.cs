namespace StaticNets;

/// <summary>
/// Computes the mean of the outputs of the layer above (or <c>From</c>) and of the named layers, element by element. All shapes must be
/// equal.
/// </summary>
/// <param name="layers">Names of earlier layers; <c>"input"</c> is the input.</param>
public sealed class AverageAttribute(params string[] layers) : LayerAttribute
{
    /// <summary>Names of the earlier layers.</summary>
    public string[] Layers { get; } = layers;
}
