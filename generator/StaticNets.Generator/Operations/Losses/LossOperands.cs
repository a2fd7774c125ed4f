namespace StaticNets.Generator.Operations.Losses;

/// <summary>What the loss of an output works on.</summary>
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

/// <summary>What the statements for one row depend on, beside the loss itself.</summary>
/// <param name="Decision">What the row decides.</param>
/// <param name="Scale">The factor of the gradient.</param>
/// <param name="TargetStride">Targets from one row to the next.</param>
internal readonly record struct LossRow(Decision Decision, string Scale, long TargetStride);
