namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>A loop around the sums of a tile. The rows of b are contiguous over all its iterations; those of a are further apart.</summary>
/// <param name="Name">The name of the loop variable.</param>
/// <param name="Count">Number of iterations.</param>
/// <param name="SkipA">Number of elements of a that are skipped at the end of each iteration.</param>
internal readonly record struct SumLoop(string Name, long Count, long SkipA);
