namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>
/// A loop around the loop over k in a tile. From one iteration to the next, the right matrix continues with its next row, while elements of
/// the left matrix are skipped.
/// </summary>
/// <param name="Name">The name of the loop variable.</param>
/// <param name="Count">Number of iterations.</param>
/// <param name="SkipLeft">
/// Number of elements of the left matrix that are skipped at the end of each iteration. It is negative if the last element of an iteration,
/// with the distance to the next one, lies beyond the first element of the next iteration.
/// </param>
internal readonly record struct SumLoop(string Name, long Count, long SkipLeft);
