namespace StaticNets.Tool.Manifests;

/// <summary>The facts about a network that the generator wrote to its assembly.</summary>
/// <param name="Name">Full name of the network class.</param>
/// <param name="Precision">The number format of its weights.</param>
/// <param name="InputShape">Shape of one input sample, channels last.</param>
/// <param name="Layers">The layers in the order of the declaration; each comes after the layers that it reads.</param>
internal sealed record NetworkManifest(string Name, Precision Precision, int[] InputShape, IReadOnlyList<LayerManifest> Layers);
