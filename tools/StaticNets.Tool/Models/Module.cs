namespace StaticNets.Tool.Models;

/// <summary>The tensors of one layer of the model, as the file groups them by name.</summary>
/// <param name="Name">What stands before the tensors' roles; empty when nothing does.</param>
/// <param name="Tensors">Its tensors.</param>
internal sealed record Module(string Name, IReadOnlyList<ModelTensor> Tensors)
{
    /// <summary>Roles and shapes, for messages.</summary>
    public string Signature => string.Join(", ", Tensors.Select(tensor => tensor.Signature));
}
