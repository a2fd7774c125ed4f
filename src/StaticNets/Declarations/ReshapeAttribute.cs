namespace StaticNets;

/// <summary>The same elements in the same order under another shape; nothing is computed.</summary>
/// <param name="shape">The new shape of a sample, with as many elements as the old one.</param>
public sealed class ReshapeAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>The new shape.</summary>
    public int[] Shape { get; } = shape;
}
