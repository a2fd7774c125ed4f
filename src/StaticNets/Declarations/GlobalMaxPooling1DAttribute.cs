namespace StaticNets;

/// <summary>Computes the maximum of each feature over all steps of a sequence: <c>[steps, C] → [C]</c>.</summary>
public sealed class GlobalMaxPooling1DAttribute : LayerAttribute;
