namespace StaticNets.Tool.KerasModels.Architecture;

/// <summary>A part of a layer with tensors of its own, such as the cell of a recurrent layer.</summary>
/// <param name="Folders">Its places in a <c>.keras</c> file, each with a slash at the end; the first that has the tensor counts.</param>
/// <param name="IsIn">Whether the name of a tensor in an <c>.h5</c> file, divided at the slashes, is in the part.</param>
internal sealed record LayerPart(string[] Folders, Func<string[], bool> IsIn)
{
    /// <summary>The layer itself.</summary>
    public static LayerPart Whole { get; } = new([""], _ => true);

    /// <summary>Returns the same part of a layer that is wrapped by another.</summary>
    public LayerPart Within(string folder) => this with { Folders = [.. Folders.Select(inner => folder + inner)] };
}
