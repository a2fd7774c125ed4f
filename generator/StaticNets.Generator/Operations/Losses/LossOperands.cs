namespace StaticNets.Generator.Operations.Losses;

/// <summary>The operands of the loss of an output.</summary>
/// <param name="Output">The number of the output.</param>
/// <param name="Label">Prefix of the names of the loss functions, in PascalCase; empty if there is only one output.</param>
/// <param name="Scores">The rows that the loss reads: the output, or the input of a fused activation.</param>
/// <param name="Targets">Targets or class indices in the memory of the caller.</param>
/// <param name="Gradient">Receives the gradient with respect to <paramref name="Scores"/>.</param>
/// <param name="Function">The activation of the output, as far as losses distinguish it.</param>
/// <param name="Share">
/// The weight of the output's loss, if there are several outputs or the weight is not 1; otherwise <see langword="null"/>.
/// </param>
internal sealed record LossOperands(
    int Output,
    string Label,
    Buffer Scores,
    Buffer Targets,
    Buffer Gradient,
    OutputFunction Function,
    OutputShare? Share
);

/// <summary>The facts, apart from the loss function, that the emitted code for one row depends on.</summary>
/// <param name="Decision">The kind of decision that the accuracy counts.</param>
/// <param name="Scale">The factor of the gradient, as C# text.</param>
/// <param name="TargetStride">Distance between the targets of two rows in elements.</param>
internal readonly record struct LossRow(Decision Decision, string Scale, long TargetStride);
