namespace StaticNets.Tool.Models;

/// <summary>The tensors of one layer of the model, as the file groups them by name.</summary>
/// <param name="Name">The part of the tensors' names before their roles; may be empty.</param>
/// <param name="Tensors">The tensors of the module.</param>
internal sealed record Module(string Name, IReadOnlyList<ModelTensor> Tensors)
{
    /// <summary>Roles and shapes of the tensors, for messages.</summary>
    public string Signature => string.Join(", ", Tensors.Select(tensor => tensor.Signature));
}
