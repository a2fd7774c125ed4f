namespace StaticNets.Files;

/// <summary>What the header says about one tensor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dtype">Its element type.</param>
/// <param name="Shape">Its shape; empty for a single number.</param>
/// <param name="Begin">First byte, counted from the end of the header.</param>
/// <param name="End">The byte behind the last one.</param>
internal sealed record SafetensorsEntry(string Name, SafetensorsDtype Dtype, IReadOnlyList<ulong> Shape, ulong Begin, ulong End);
