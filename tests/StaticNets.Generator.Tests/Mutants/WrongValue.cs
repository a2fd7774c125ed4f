namespace StaticNets.Generator.Tests.Mutants;

/// <summary>Another value for an argument that makes the declaration wrong.</summary>
/// <param name="Reason">
/// Why it is wrong according to the documentation of the argument; determined from the declaration, not by the analyzer.
/// </param>
/// <param name="Text">The value as it is written.</param>
internal readonly record struct WrongValue(string Reason, string Text);
