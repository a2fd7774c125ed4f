namespace StaticNets;

/// <summary>Computes the minimum of each channel of an image: <c>[H, W, C] → [C]</c>.</summary>
public sealed class GlobalMinPooling2DAttribute : LayerAttribute;
