namespace StaticNets;

/// <summary>Computes the mean of each channel of an image: <c>[H, W, C] → [C]</c>.</summary>
public sealed class GlobalAveragePooling2DAttribute : LayerAttribute;
