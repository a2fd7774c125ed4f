namespace StaticNets;

/// <summary>Computes the maximum of each channel of an image: <c>[H, W, C] → [C]</c>.</summary>
public sealed class GlobalMaxPooling2DAttribute : LayerAttribute;
