namespace StaticNets.Runtime;

/// <summary>
/// Describes a moving statistic: after each training step <c>tensor ← momentum · tensor + (1 − momentum) · statistic of the batch</c>.
/// </summary>
/// <param name="workspaceOffset">
/// Index of the first element of the batch statistic in the training workspace. Like the tensor, the batch statistic is one padded row.
/// </param>
/// <param name="momentum">Decay rate, 0 to 1: the share of the tensor that a step keeps.</param>
// Not a record, because the members of a record would be compiled into every program that trains.
public sealed class MovingAverage(int workspaceOffset, double momentum)
{
    /// <summary>
    /// Index of the first element of the batch statistic in the training workspace. Like the tensor, the batch statistic is one padded row.
    /// </summary>
    public int WorkspaceOffset { get; } = workspaceOffset;

    /// <summary>Decay rate, 0 to 1: the share of the tensor that a step keeps.</summary>
    public double Momentum { get; } = momentum;
}
