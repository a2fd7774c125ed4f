using StaticNets.Tool.Declarations;

namespace StaticNets.Tool.Importing;

/// <summary>What the user says about an import.</summary>
/// <param name="Class">The class to write.</param>
/// <param name="Shapes">Shapes of inputs by name, with the axis of the rows, for inputs whose shapes the file leaves open.</param>
/// <param name="BatchAxis">The axis that counts the rows in all inputs, or <see langword="null"/> to find it.</param>
internal sealed record ImportOptions(ClassName Class, IReadOnlyDictionary<string, int[]> Shapes, int? BatchAxis);
