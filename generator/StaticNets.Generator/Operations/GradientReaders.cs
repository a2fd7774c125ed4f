using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations;

/// <summary>
/// What needs an instruction of the backward pass: it is left out if all these layers are frozen and, with <paramref name="IsForInput"/>, the
/// caller does not ask for the gradient of the input.
/// </summary>
/// <param name="Layers">The numbers of the layers, in ascending order; at least one.</param>
/// <param name="IsForInput">Whether the gradient of the network's input needs the instruction, too; then the first layer is among the layers.</param>
internal sealed record GradientReaders(EquatableArray<int> Layers, bool IsForInput);
