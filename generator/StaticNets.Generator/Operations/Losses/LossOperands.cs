namespace StaticNets.Generator.Operations.Losses;

/// <summary>The operands of the loss of an output.</summary>
/// <param name="Output">The number of the output.</param>
/// <param name="Label">PascalCase prefix of its functions; empty where there is only one output.</param>
/// <param name="Scores">The rows that the loss reads.</param>
/// <param name="Targets">Targets or class indices as the caller hands them over.</param>
/// <param name="Gradient">Takes the gradient by what the loss reads.</param>
/// <param name="Function">The function that makes the output.</param>
/// <param name="Share">Its share in the loss of a network with several outputs.</param>
internal sealed record LossOperands(
    int Output,
    string Label,
    Buffer Scores,
    Buffer Targets,
    Buffer Gradient,
    OutputFunction Function,
    OutputShare? Share
);

/// <summary>The inputs of the statements for one row, other than the loss function.</summary>
/// <param name="Decision">The kind of decision that a row is counted as.</param>
/// <param name="Scale">The factor of the gradient.</param>
/// <param name="TargetStride">Targets from one row to the next.</param>
internal readonly record struct LossRow(Decision Decision, string Scale, long TargetStride);
