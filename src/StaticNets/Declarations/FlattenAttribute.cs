namespace StaticNets;

/// <summary>Makes one axis of all axes, the last one running fastest: <c>[28, 28, 1] → [784]</c>.</summary>
public sealed class FlattenAttribute : LayerAttribute;
