namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// A loop around the sums of a tile. The rows of the right matrix are contiguous over all iterations, those of the left one are further
/// apart.
/// </summary>
/// <param name="Name">The name of the loop variable.</param>
/// <param name="Count">Number of iterations.</param>
/// <param name="SkipLeft">Number of elements of the left matrix that are skipped at the end of each iteration.</param>
internal readonly record struct SumLoop(string Name, long Count, long SkipLeft);
