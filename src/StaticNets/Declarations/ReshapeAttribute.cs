namespace StaticNets;

/// <summary>Gives the elements another shape and keeps their order; nothing is computed.</summary>
/// <param name="shape">The new shape of a sample; it has as many elements as the old one.</param>
public sealed class ReshapeAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The new shape.</summary>
    public int[] Shape { get; } = shape;
}
