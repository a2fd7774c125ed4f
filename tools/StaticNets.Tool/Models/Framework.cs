using StaticNets.Files;
using StaticNets.Tool.Manifests;

namespace StaticNets.Tool.Models;

/// <summary>The naming and the layout of the weights that a library saves.</summary>
internal abstract class Framework
{
    public static IReadOnlyList<Framework> All { get; } = [new PyTorch(), new Keras()];

    /// <summary>The name of the library on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>The name of the library in sentences.</summary>
    public abstract string Title { get; }

    /// <summary>The character between the name of a module and the name of a submodule or tensor in it.</summary>
    public abstract char Separator { get; }

    /// <summary>Whether images are stored as C·H·W, so that a flattened image has its features in that order.</summary>
    public abstract bool IsChannelsFirst { get; }

    /// <summary>Default ε of the library's normalisation layers, as its documentation writes it.</summary>
    public abstract string NormalizationEpsilon { get; }

    /// <summary>The form of gated recurrent units that the library computes, in the words of a declaration.</summary>
    public abstract string GruForm { get; }

    /// <summary>Whether the library would give a tensor this name.</summary>
    public abstract bool IsName(string name);

    /// <summary>Splits a tensor's name into module and role.</summary>
    public abstract ModelTensor Part(SafetensorsEntry entry);

    /// <summary>Whether a tensor is not a weight but, for example, a counter or the state of a random generator.</summary>
    public abstract bool IsNoWeight(ModelTensor tensor);

    /// <summary>Returns the module's tensors that a tensor of the layer is computed from.</summary>
    public abstract SourceTensors Sources(LayerManifest layer, TensorManifest target, Module module);

    /// <summary>Returns, for each axis of the target, the axis of the file's tensor, or of its stacked tensors, that it comes from.</summary>
    public abstract int[] Axes(TensorManifest target);

    /// <summary>Returns the library's order of the layer's gates, or <see langword="null"/> if it is that of StaticNets.</summary>
    public virtual GateOrder? Gates(LayerManifest layer) => null;

    /// <summary>
    /// Returns the reason why no module of the library computes the same as the layer, or <see langword="null"/> if one may.
    /// </summary>
    public virtual string? Refusal(LayerManifest layer) => null;
}
