namespace StaticNets.Generator.Tensors;

/// <summary>A number in the declaration of a layer that programs can change for each object of the network class.</summary>
/// <param name="Path">Layer and property: <c>encoder/dense_1/L2</c>.</param>
/// <param name="Kind">The member of the library's <c>HyperparameterKind</c>.</param>
/// <param name="Declared">The number in the declaration.</param>
/// <param name="Tensors">The full names of the tensors that a regulariser, constraint or momentum concerns; empty for other kinds.</param>
internal sealed record Hyperparameter(string Path, string Kind, double Declared, EquatableArray<string> Tensors);
