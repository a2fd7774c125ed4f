namespace StaticNets.Runtime;

/// <summary>What a tensor follows that no optimizer moves: after each step of training <c>tensor ← momentum · tensor + (1 − momentum) · batch</c>.</summary>
/// <param name="workspaceOffset">First element of the batch's own in the training workspace, one padded row as the tensor.</param>
/// <param name="momentum">What a step keeps of the tensor, from 0 to 1.</param>
// No record: its members would be compiled into every program that trains.
public sealed class MovingAverage(int workspaceOffset, double momentum)
{
    /// <summary>First element of the batch's own in the training workspace, one padded row as the tensor.</summary>
    public int WorkspaceOffset { get; } = workspaceOffset;

    /// <summary>What a step keeps of the tensor, from 0 to 1.</summary>
    public double Momentum { get; } = momentum;
}
