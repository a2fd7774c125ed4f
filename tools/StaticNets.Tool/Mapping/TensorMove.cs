using StaticNets.Tool.Manifests;
using StaticNets.Tool.Models;

namespace StaticNets.Tool.Mapping;

/// <summary>Sources and target of one tensor.</summary>
/// <param name="Layer">The target layer.</param>
/// <param name="To">The tensor of the layer.</param>
/// <param name="From">The tensors of the file; none for a bias that the module does not have and that becomes zeros.</param>
/// <param name="IsStacked">
/// Whether several tensors of the file become the rows of the layer's tensor, one after the other; otherwise they are added.
/// </param>
internal sealed record TensorMove(LayerManifest Layer, TensorManifest To, IReadOnlyList<ModelTensor> From, bool IsStacked);
