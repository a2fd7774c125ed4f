namespace StaticNets.Generator.Emission;

/// <summary>One emitted file.</summary>
internal sealed record SourceFile(string HintName, string Text);
