namespace StaticNets;

/// <summary>
/// Joins the outputs of the layer above (or <see cref="LayerAttribute.From"/>) and of the named layers, in this order, along the last axis.
/// All other axes must be equal.
/// </summary>
/// <param name="layers">Names of earlier layers; <c>"input"</c> is the input.</param>
public sealed class ConcatenateAttribute(params string[] layers) : LayerAttribute
{
    /// <summary>Names of the earlier layers.</summary>
    public string[] Layers { get; } = layers;
}
