namespace StaticNets.Runtime;

/// <summary>What a tensor follows that no optimizer moves: after each step of training <c>tensor ← momentum · tensor + (1 − momentum) · batch</c>.</summary>
/// <param name="WorkspaceOffset">First element of the batch's own in the training workspace, one padded row as the tensor.</param>
/// <param name="Momentum">What a step keeps of the tensor, from 0 to 1.</param>
public sealed record MovingAverage(int WorkspaceOffset, double Momentum);
