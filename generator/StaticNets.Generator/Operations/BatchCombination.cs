namespace StaticNets.Generator.Operations;

/// <summary>
/// Two vectors that a call writes for the rows of a micro-batch, and that are combined over all micro-batches of the batch before the next
/// instruction runs. Both are rows of the same length in the workspace.
/// </summary>
/// <param name="Mean">Means over the rows.</param>
/// <param name="Other">
/// If <paramref name="IsVariance"/>, the variances over the rows that belong to these means; otherwise further means.
/// </param>
internal sealed record BatchCombination(Buffer Mean, Buffer Other, bool IsVariance);
