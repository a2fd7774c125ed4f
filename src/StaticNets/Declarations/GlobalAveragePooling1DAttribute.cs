namespace StaticNets;

/// <summary>Computes the mean of each feature over all steps of a sequence: <c>[steps, C] → [C]</c>.</summary>
public sealed class GlobalAveragePooling1DAttribute : LayerAttribute;
