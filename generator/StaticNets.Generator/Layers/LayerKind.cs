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

    /// <summary>Keras' name for the first such layer of a session, <c>dense</c>; the second one is <c>dense_1</c>.</summary>
    public abstract string DefaultName { get; }

    /// <summary>Names of the tensors that layers of this kind can own.</summary>
    public virtual IReadOnlyList<string> Tensors => [];

    /// <summary>Names of the tensors that a layer with these arguments owns.</summary>
    public virtual IReadOnlyList<string> TensorsOf(LayerArguments arguments) => Tensors;

    /// <summary>
    /// Whether the layer reads a sequence step by step. Such a layer applies its activation in each step, before the state goes to the next
    /// step, and not only to its output.
    /// </summary>
    public virtual bool IsRecurrent => false;

    /// <summary>
    /// Whether a layer with these arguments keeps values from step to step when the network is computed one time step at a time.
    /// </summary>
    public virtual bool KeepsState(LayerArguments arguments) => IsRecurrent;

    /// <summary>Whether a layer with these arguments owns tensors.</summary>
    public bool HasParameters(LayerArguments arguments) => TensorsOf(arguments).Count > 0;

    /// <summary>
    /// The arguments whose values programs can change. The network class has a property for a layer that declares any of them.
    /// </summary>
    public virtual IReadOnlyList<string> Hyperparameters => Tensors.Count > 0 ? HyperparameterArguments.OfWeights : [];

    /// <summary>Whether the network class has a property for a layer with these arguments: for its tensors, or for its hyperparameters.</summary>
    public bool HasProperty(LayerArguments arguments) => HasParameters(arguments) || HyperparameterArguments.In(this, arguments).Any();

    /// <summary>
    /// The effect on the order of the input features, for tools that convert weights of libraries with another order of axes.
    /// </summary>
    public virtual FeatureOrder Order => FeatureOrder.New;

    /// <summary>Whether the layer reads its input as an image, height × width × channels.</summary>
    public virtual bool ReadsImages => false;

    /// <summary>
    /// Whether the output changes smoothly with the input. Without a slope, training changes neither the tensors of the layer nor those of
    /// layers whose output only it reads.
    /// </summary>
    public virtual bool HasSlope => true;

    /// <summary>Whether the layer reads neither the layer above it nor any other.</summary>
    public virtual bool ReadsNothing => false;

    /// <summary>The argument that lists further layers to read, for layers that join several; otherwise <see langword="null"/>.</summary>
    public virtual string? NamesArgument => null;

    /// <summary>Whether joining a layer with itself computes the square, which may be intended.</summary>
    public virtual bool MakesSquares => false;

    /// <summary>
    /// Checks the layer and creates its operations. After an error it still returns the most plausible output, or <see langword="null"/> if
    /// there is none, so that one error gives one diagnostic.
    /// </summary>
    public abstract Value? Build(LayerScope scope);

    /// <summary>
    /// Returns the activation that the layer applies, or <see langword="null"/>. The default initialiser of this layer, or of a linear
    /// layer directly above it, depends on the activation.
    /// </summary>
    public virtual string? AppliedActivation(LayerArguments arguments) => null;

    /// <summary>Returns the activation of the gates of a recurrent layer, or <see langword="null"/> for a layer without gates.</summary>
    public virtual string? GateActivation(LayerArguments arguments) => null;
}
