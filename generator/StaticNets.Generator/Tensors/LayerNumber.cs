namespace StaticNets.Generator.Tensors;

/// <summary>A number that a layer computes with: a constant of the emitted code, or a hyperparameter that programs can change.</summary>
/// <param name="Declared">The number in the declaration; of a constant also the default of the layer.</param>
/// <param name="Hyperparameter">The path of the hyperparameter, <c>dropout/Rate</c>; <see langword="null"/> for a constant.</param>
internal sealed record LayerNumber(double Declared, string? Hyperparameter = null);
