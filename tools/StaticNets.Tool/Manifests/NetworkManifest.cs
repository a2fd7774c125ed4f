namespace StaticNets.Tool.Manifests;

/// <summary>What the generator wrote down of a network.</summary>
/// <param name="Name">Full name of its class.</param>
/// <param name="Precision">The number format of its weights.</param>
/// <param name="InputShape">Shape of one input sample, channels last.</param>
/// <param name="Layers">In the order of the declaration, each behind those it reads.</param>
internal sealed record NetworkManifest(string Name, Precision Precision, int[] InputShape, IReadOnlyList<LayerManifest> Layers);
