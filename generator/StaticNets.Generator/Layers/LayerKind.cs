using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// A kind of layer: what it is called, which rules its arguments and inputs obey, which parameters it owns and what it computes,
/// told in operations. Backward follows from the operations.
/// </summary>
internal abstract class LayerKind
{
    /// <summary>Name of the attribute without its ending: <c>Dense</c>.</summary>
    public abstract string Attribute { get; }

    /// <summary>What Keras calls such a layer in a fresh session; the second one is <c>dense_1</c>.</summary>
    public abstract string DefaultName { get; }

    /// <summary>Names of the tensors it owns; with any, the layer has a property on the network class.</summary>
    public virtual IReadOnlyList<string> Tensors => [];

    public bool HasParameters => Tensors.Count > 0;

    /// <summary>Where it puts the features it reads, for tools that bring weights from libraries with another order of axes.</summary>
    public virtual FeatureOrder Order => FeatureOrder.New;

    /// <summary>Whether it takes its input for an image, height × width × channels.</summary>
    public virtual bool ReadsImages => false;

    /// <summary>The argument that lists further layers to read, for layers that join several.</summary>
    public virtual string? NamesArgument => null;

    /// <summary>Whether to join a layer with itself is a square, which people write on purpose.</summary>
    public virtual bool MakesSquares => false;

    /// <summary>
    /// Checks the layer and says what it computes. After a mistake it still returns the most plausible output, or
    /// <see langword="null"/> when there is none, so that one mistake gives one diagnostic.
    /// </summary>
    public abstract Value? Build(LayerScope scope);

    /// <summary>The activation that the layer applies to its result; what stands above it chooses its initialiser by it.</summary>
    public virtual string? AppliedActivation(LayerArguments arguments) => null;
}
