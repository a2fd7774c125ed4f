namespace StaticNets.Generator.Tests.Structure;

/// <summary>The use of a type of one folder in a file of another one.</summary>
/// <param name="From">The folder with the use.</param>
/// <param name="To">The folder with the type.</param>
/// <param name="Text">The files and the type, for a message.</param>
internal sealed record FolderUse(string From, string To, string Text);
