namespace StaticNets;

/// <summary>
/// Subtracts the output of the named layer from that of the layer above (or <c>From</c>), element by element. Both shapes must be equal, and
/// exactly one layer is named.
/// </summary>
/// <param name="layers">Names of earlier layers; <c>"input"</c> is the input.</param>
public sealed class SubtractAttribute(params string[] layers) : LayerAttribute
{
    /// <summary>Names of the earlier layers.</summary>
    public string[] Layers { get; } = layers;
}
