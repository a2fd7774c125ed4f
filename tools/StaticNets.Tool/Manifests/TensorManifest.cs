namespace StaticNets.Tool.Manifests;

/// <summary>One tensor of a network.</summary>
/// <param name="Name">The full name, e.g. <c>dense_1/kernel</c>.</param>
/// <param name="Shape">Its shape.</param>
internal sealed record TensorManifest(string Name, int[] Shape)
{
    /// <summary>The layer's part of the name.</summary>
    public string Layer => Name[..Name.LastIndexOf('/')];

    /// <summary>What it is to its layer, e.g. <c>kernel</c>.</summary>
    public string Role => Name[(Name.LastIndexOf('/') + 1)..];
}
