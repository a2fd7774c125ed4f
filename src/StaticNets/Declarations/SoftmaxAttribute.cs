namespace StaticNets;

/// <summary>Converts the last axis of a tensor of any rank to probabilities whose sum is 1; the shape is kept.</summary>
public sealed class SoftmaxAttribute : LayerAttribute;
