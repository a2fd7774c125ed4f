using StaticNets.Tool.Models;

namespace StaticNets.Tool.StateDicts;

/// <summary>A kind of module that its tensors tell.</summary>
/// <param name="Name">The name of the class in PyTorch.</param>
/// <param name="Layer">The layer that it becomes, for the documentation.</param>
/// <param name="Tensors">What its tensors are, for the documentation.</param>
/// <param name="IsOne">Whether the tensors of a module are those of the kind.</param>
/// <param name="Add">Adds the layers of a module; the module behind it may be <see langword="null"/>.</param>
internal sealed record ModuleKind(
    string Name,
    string Layer,
    string Tensors,
    Func<Module, bool> IsOne,
    Action<Proposal, Module, Module?> Add
);
