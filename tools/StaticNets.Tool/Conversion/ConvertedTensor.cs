using StaticNets.Tool.Manifests;

namespace StaticNets.Tool.Conversion;

/// <summary>A tensor of the network with its new values.</summary>
/// <param name="Target">Name and shape.</param>
/// <param name="Values">Rows first; the network's precision holds them.</param>
internal sealed record ConvertedTensor(TensorManifest Target, double[] Values);
