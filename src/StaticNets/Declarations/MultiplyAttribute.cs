namespace StaticNets;

/// <summary>The product, element by element, of the layer above (or <c>From</c>) and the named layers, all of one shape.</summary>
/// <param name="layers">Names of layers that stand above, or <c>"input"</c>.</param>
public sealed class MultiplyAttribute(params string[] layers) : LayerAttribute
{
    /// <summary>Names of the further layers.</summary>
    public string[] Layers { get; } = layers;
}
