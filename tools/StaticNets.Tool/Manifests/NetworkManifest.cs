namespace StaticNets.Tool.Manifests;

/// <summary>The facts about a network that the generator wrote to its assembly.</summary>
/// <param name="Name">Full name of the network class.</param>
/// <param name="Precision">The number format of its weights.</param>
/// <param name="Inputs">The inputs in the order of the declaration.</param>
/// <param name="Outputs">Names of the layers that are outputs.</param>
/// <param name="Layers">The layers in the order of the declaration; each comes after the layers that it reads.</param>
internal sealed record NetworkManifest(
    string Name,
    Precision Precision,
    IReadOnlyList<InputManifest> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<LayerManifest> Layers
);

/// <summary>The manifest of one input.</summary>
/// <param name="Name">The name by which layers refer to it.</param>
/// <param name="Shape">Shape of one sample, channels last.</param>
internal sealed record InputManifest(string Name, int[] Shape);
