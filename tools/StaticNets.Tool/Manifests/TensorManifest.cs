namespace StaticNets.Tool.Manifests;

/// <summary>The manifest of one tensor of a network.</summary>
/// <param name="Name">The full name, e.g. <c>dense_1/kernel</c>.</param>
/// <param name="Shape">The shape of the tensor.</param>
internal sealed record TensorManifest(string Name, int[] Shape)
{
    /// <summary>The part of the name that names the layer.</summary>
    public string Layer => Name[..Name.LastIndexOf('/')];

    /// <summary>The role of the tensor in its layer, e.g. <c>kernel</c>.</summary>
    public string Role => Name[(Name.LastIndexOf('/') + 1)..];
}
