namespace StaticNets;

/// <summary>The largest element of each channel of an image: <c>[H, W, C] → [C]</c>.</summary>
public sealed class GlobalMaxPooling2DAttribute : LayerAttribute;
