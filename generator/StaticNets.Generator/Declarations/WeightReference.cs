namespace StaticNets.Generator.Declarations;

/// <summary>
/// The facts that emitted code needs about a weight file. They do not include the content of the file, so that new weights do not change
/// the code.
/// </summary>
/// <param name="Network">Full name of the network class.</param>
/// <param name="File">Path of the file as written in the project.</param>
/// <param name="Resource">Name of the embedded resource that contains the file.</param>
internal sealed record WeightReference(string Network, string File, string Resource);
