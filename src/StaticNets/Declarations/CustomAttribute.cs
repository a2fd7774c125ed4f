namespace StaticNets;

/// <summary>
/// A layer that a class with <c>[CustomLayer]</c> computes: <c>[Custom(typeof(Maxout))]</c>. Shape and tensors are those that
/// <see cref="CustomLayerAttribute"/> declares. Without a name the layer is called after the class: <c>maxout</c>.
/// </summary>
/// <param name="layer">The class with <c>[CustomLayer]</c>.</param>
public sealed class CustomAttribute(Type layer) : LayerAttribute
{
    /// <summary>The class with <c>[CustomLayer]</c>.</summary>
    public Type Layer { get; } = layer;

    /// <summary>
    /// Whether the layer computes each step of a sequence, <c>[steps, features]</c>, by itself; its input and output then have one axis.
    /// </summary>
    public bool PerStep { get; set; }

    /// <summary>Whether the layer is frozen: training leaves its weights unchanged.</summary>
    public bool Frozen { get; set; }
}
