namespace StaticNets.Generator.Declarations;

/// <summary>What emitted code must know of a weight file: not what is in it, so that other weights do not make the code anew.</summary>
/// <param name="Network">Dotted name of the class.</param>
/// <param name="File">The file as the project names it.</param>
/// <param name="Resource">Name of the resource that holds it.</param>
internal sealed record WeightReference(string Network, string File, string Resource);
