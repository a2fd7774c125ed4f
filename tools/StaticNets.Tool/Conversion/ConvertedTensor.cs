using StaticNets.Tool.Manifests;

namespace StaticNets.Tool.Conversion;

/// <summary>A tensor of the network with its converted values.</summary>
/// <param name="Target">Name and shape of the tensor.</param>
/// <param name="Values">The values, row-major; the network's precision can represent all of them.</param>
internal sealed record ConvertedTensor(TensorManifest Target, double[] Values);
