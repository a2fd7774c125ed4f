namespace StaticNets;

/// <summary>Changes the shape of its input and keeps the order of the elements; nothing is computed.</summary>
/// <param name="shape">The new shape of a sample; it has as many elements as the old one.</param>
public sealed class ReshapeAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The new shape.</summary>
    public int[] Shape { get; } = shape;
}
