namespace StaticNets;

/// <summary>Joins all axes into one, the last axis varying fastest: <c>[28, 28, 1] → [784]</c>.</summary>
public sealed class FlattenAttribute : LayerAttribute;
