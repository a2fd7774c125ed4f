namespace StaticNets.Tool.Models;

/// <summary>The tensors of a module that one tensor of a layer is computed from.</summary>
/// <param name="Tensors">All that are needed; <see langword="null"/> for one that the module does not have.</param>
/// <param name="AreStacked">
/// Whether several tensors become the rows of the layer's tensor, one after the other; otherwise they are added.
/// </param>
internal sealed record SourceTensors(IReadOnlyList<ModelTensor?> Tensors, bool AreStacked = false)
{
    /// <summary>The tensors that the module has.</summary>
    public IReadOnlyList<ModelTensor> Found => [.. Tensors.OfType<ModelTensor>()];
}
