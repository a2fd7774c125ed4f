namespace StaticNets.Tool.KerasModels.Architecture;

/// <summary>Where a layer is in a model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Outermost">The name of the layer of the whole model that it is, or is part of.</param>
/// <param name="Numbered">Its place by class and number, <c>layers/functional/layers/dense_1</c>.</param>
internal sealed record LayerPlace(string Name, string Outermost, string Numbered);
