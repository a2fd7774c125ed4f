using StaticNets.Files;
using StaticNets.Runtime;

namespace StaticNets.Tool.Manifests;

/// <summary>The manifest of one tensor of a network.</summary>
/// <param name="Name">The full name, e.g. <c>dense_1/kernel</c>.</param>
/// <param name="Shape">The shape of the tensor.</param>
/// <param name="Format">The number format that it is stored in.</param>
internal sealed record TensorManifest(string Name, int[] Shape, WeightFormat Format = WeightFormat.Default)
{
    /// <summary>The part of the name that names the layer.</summary>
    public string Layer => TensorName.Layer(Name);

    /// <summary>The role of the tensor in its layer, e.g. <c>kernel</c>.</summary>
    public string Role => TensorName.Role(Name);

    /// <summary>Returns the number format of the tensor in a saved file.</summary>
    /// <param name="network">The precision of the network.</param>
    public SafetensorsDtype DtypeIn(Precision network) =>
        Format == WeightFormat.BFloat16 ? SafetensorsDtype.BF16
        : network == Precision.Double ? SafetensorsDtype.F64
        : SafetensorsDtype.F32;
}
