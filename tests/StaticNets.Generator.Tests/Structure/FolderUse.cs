namespace StaticNets.Generator.Tests.Structure;

/// <summary>A file of one folder that names a type of another one.</summary>
/// <param name="From">The folder that uses.</param>
/// <param name="To">The folder that is used.</param>
/// <param name="Text">The files and the type, for a message.</param>
internal sealed record FolderUse(string From, string To, string Text);
