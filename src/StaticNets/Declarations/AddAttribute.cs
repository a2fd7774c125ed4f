namespace StaticNets;

/// <summary>
/// Adds the outputs of the layer above (or <see cref="LayerAttribute.From"/>) and of the named layers element by element: a residual
/// connection. All shapes must be equal.
/// </summary>
/// <param name="layers">Names of earlier layers; <c>"input"</c> is the input.</param>
public sealed class AddAttribute(params string[] layers) : LayerAttribute
{
    /// <summary>Names of the earlier layers.</summary>
    public string[] Layers { get; } = layers;
}
