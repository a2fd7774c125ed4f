using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>
/// A kind of layer: its name, the rules for its arguments and inputs, its parameters, and its computation, expressed in operations. The
/// backward pass is derived from the operations.
/// </summary>
internal abstract class LayerKind
{
    /// <summary>Name of the attribute without its suffix: <c>Dense</c>.</summary>
    public abstract string Attribute { get; }

    /// <summary>Keras' name for such a layer in a fresh session; the second one is <c>dense_1</c>.</summary>
    public abstract string DefaultName { get; }

    /// <summary>Names of its tensors; if there are any, the network class has a property for the layer.</summary>
    public virtual IReadOnlyList<string> Tensors => [];

    /// <summary>Names of the tensors that a layer with these arguments owns.</summary>
    public virtual IReadOnlyList<string> TensorsOf(LayerArguments arguments) => Tensors;

    /// <summary>
    /// Whether it reads a sequence step by step: its activation is part of each step and not a function of its output alone.
    /// </summary>
    public virtual bool IsRecurrent => false;

    public bool HasParameters => Tensors.Count > 0;

    /// <summary>
    /// The effect on the order of the input features, for tools that convert weights of libraries with another order of axes.
    /// </summary>
    public virtual FeatureOrder Order => FeatureOrder.New;

    /// <summary>Whether it reads its input as an image, height × width × channels.</summary>
    public virtual bool ReadsImages => false;

    /// <summary>The argument that lists further layers to read, for layers that join several; otherwise <see langword="null"/>.</summary>
    public virtual string? NamesArgument => null;

    /// <summary>Whether joining a layer with itself gives the square, which may be intended.</summary>
    public virtual bool MakesSquares => false;

    /// <summary>
    /// Checks the layer and creates its operations. After an error it still returns the most plausible output, or <see langword="null"/> if
    /// there is none, so that one error gives one diagnostic.
    /// </summary>
    public abstract Value? Build(LayerScope scope);

    /// <summary>Returns the activation that the layer applies; the default initialiser of the layer above depends on it.</summary>
    public virtual string? AppliedActivation(LayerArguments arguments) => null;
}
