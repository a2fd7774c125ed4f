namespace StaticNets;

/// <summary>Takes the last step of a sequence: <c>[steps, C] → [C]</c>.</summary>
public sealed class LastStepAttribute : LayerAttribute;
