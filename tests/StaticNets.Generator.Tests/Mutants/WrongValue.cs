namespace StaticNets.Generator.Tests.Mutants;

/// <summary>A replacement for the value of an argument; it makes the declaration wrong.</summary>
/// <param name="Reason">
/// Why the value is wrong according to the documentation of the argument; determined from the declaration, not by the analyzer.
/// </param>
/// <param name="Text">The value as it is written.</param>
internal readonly record struct WrongValue(string Reason, string Text);
