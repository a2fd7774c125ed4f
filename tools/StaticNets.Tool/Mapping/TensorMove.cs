using StaticNets.Tool.Manifests;
using StaticNets.Tool.Models;

namespace StaticNets.Tool.Mapping;

/// <summary>One tensor's way.</summary>
/// <param name="Layer">The layer it goes to.</param>
/// <param name="To">The layer's tensor.</param>
/// <param name="From">The file's tensor; <see langword="null"/> for the zeros of a bias that the module does not have.</param>
internal sealed record TensorMove(LayerManifest Layer, TensorManifest To, ModelTensor? From);
