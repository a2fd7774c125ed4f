namespace StaticNets.Generator.Tests.Mutants;

/// <summary>Another value for an argument that makes the declaration wrong.</summary>
/// <param name="Reason">Why: what the documentation of the argument rules out, judged from the declaration and not by the analyzer.</param>
/// <param name="Text">The value as it is written.</param>
internal readonly record struct WrongValue(string Reason, string Text);
