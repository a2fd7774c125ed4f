namespace StaticNets;

/// <summary>Turns the last axis of a tensor of any rank into probabilities that sum to one; the shape stays.</summary>
public sealed class SoftmaxAttribute : LayerAttribute;
