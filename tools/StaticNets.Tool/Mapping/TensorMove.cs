using StaticNets.Tool.Manifests;
using StaticNets.Tool.Models;

namespace StaticNets.Tool.Mapping;

/// <summary>Source and target of one tensor.</summary>
/// <param name="Layer">The target layer.</param>
/// <param name="To">The tensor of the layer.</param>
/// <param name="From">
/// The tensor of the file; <see langword="null"/> for a bias that the module does not have and that becomes zeros.
/// </param>
internal sealed record TensorMove(LayerManifest Layer, TensorManifest To, ModelTensor? From);
