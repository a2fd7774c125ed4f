namespace StaticNets.Generator.Operations.MatMuls;

/// <summary>A loop around the sums of a tile. The rows of b follow each other; those of a lie further apart.</summary>
/// <param name="Name">Its variable.</param>
/// <param name="Count">How often it runs.</param>
/// <param name="SkipA">Elements of a that are passed over at the end of each turn.</param>
internal readonly record struct SumLoop(string Name, long Count, long SkipA);
