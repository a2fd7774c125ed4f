using System.Runtime.CompilerServices;

namespace StaticNets;

/// <summary>
/// Puts the axes in another order: axis i of the output is axis <c>order[i]</c> of the input, as <c>[H, W, C] → [C, H, W]</c> with the order
/// 2, 0, 1.
/// </summary>
public sealed class PermuteAttribute : LayerAttribute
{
    /// <summary>Declares the order of the axes.</summary>
    /// <param name="order">The axes of the input in the order of the output, counted from 0, each once.</param>
    [OverloadResolutionPriority(1)]
    public PermuteAttribute(params int[] order) => Order = order;

    /// <summary>Declares the layer inside a block, with an order that the parameters of the block give.</summary>
    /// <param name="order">
    /// The axes of the input in the order of the output, counted from 0, each once. Each is an expression, as in <c>"axis + 1"</c>.
    /// </param>
    public PermuteAttribute(params string[] order) => Order = Array.ConvertAll(order, NumberOf);

    /// <summary>The axes of the input in the order of the output; an axis that depends on the parameters of a block is 0.</summary>
    public int[] Order { get; }
}
