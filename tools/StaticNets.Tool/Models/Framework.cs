using StaticNets.Files;
using StaticNets.Tool.Manifests;

namespace StaticNets.Tool.Models;

/// <summary>How a library names and lays out the weights that it saves.</summary>
internal abstract class Framework
{
    public static IReadOnlyList<Framework> All { get; } = [new PyTorch(), new Keras()];

    /// <summary>As on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>As in sentences.</summary>
    public abstract string Title { get; }

    /// <summary>The character between a module and what it contains.</summary>
    public abstract char Separator { get; }

    /// <summary>Whether images are stored as C·H·W, so that a flattened one has its features in that order.</summary>
    public abstract bool IsChannelsFirst { get; }

    /// <summary>ε of its normalisations unless one is given, as its documentation writes it.</summary>
    public abstract string NormalizationEpsilon { get; }

    /// <summary>Whether the library gives tensors such names.</summary>
    public abstract bool IsName(string name);

    /// <summary>Parts a tensor's name.</summary>
    public abstract ModelTensor Part(SafetensorsEntry entry);

    /// <summary>Whether a tensor is no weight, but a count or the state of a random generator.</summary>
    public abstract bool IsNoWeight(ModelTensor tensor);

    /// <summary>The tensor of a module that a layer's tensor comes from, if the module has it.</summary>
    public abstract ModelTensor? Source(LayerManifest layer, TensorManifest target, Module module);

    /// <summary>The axes of the file's tensor in the order of the target's axes.</summary>
    public abstract int[] Axes(TensorManifest target);
}
