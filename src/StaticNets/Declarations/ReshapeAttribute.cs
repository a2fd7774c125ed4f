using System.Runtime.CompilerServices;

namespace StaticNets;

/// <summary>Changes the shape of its input and keeps the order of the elements; nothing is computed.</summary>
public sealed class ReshapeAttribute : LayerAttribute
{
    /// <summary>Declares the new shape by its axes.</summary>
    /// <param name="shape">The new shape of a sample; it has as many elements as the old one.</param>
    [OverloadResolutionPriority(1)]
    public ReshapeAttribute(params int[] shape) => Shape = shape;

    /// <summary>Declares the layer inside a block, with axes that the parameters of the block give.</summary>
    /// <param name="shape">
    /// The new shape of a sample, with as many elements as the old one. Each axis is an expression, as in <c>"2 * size"</c>.
    /// </param>
    public ReshapeAttribute(params string[] shape) => Shape = Array.ConvertAll(shape, NumberOf);

    /// <summary>The new shape; an axis that depends on the parameters of a block is 0.</summary>
    public int[] Shape { get; }
}
