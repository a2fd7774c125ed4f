using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Declarations;

/// <summary>One layer attribute.</summary>
/// <param name="Kind">The attribute's name without its suffix.</param>
/// <param name="Name">The declared name or, without one, the automatic name.</param>
/// <param name="IsNamed">Whether the name was declared.</param>
/// <param name="IsBroken">
/// Whether the generator cannot find out what the layer computes: the compiler rejects the attribute, the order of the layers is undefined,
/// or the network of a <c>[Use]</c> cannot be a part. Then nothing else is reported about this layer and the layers that read it.
/// </param>
/// <param name="HasProperty">
/// Whether the class receives a property for the layer's tensors: it has tensors, and the name is not taken.
/// </param>
internal sealed record LayerDeclaration(
    string Kind,
    string Name,
    bool IsNamed,
    LayerArguments Arguments,
    bool IsBroken,
    bool HasProperty = false
)
{
    public string? From => Arguments.Text("From");

    /// <summary>
    /// The index of the attribute that declares the layer, among the layer attributes of the class. All layers of a part have the index of
    /// their <c>[Use]</c>.
    /// </summary>
    public int Attribute { get; init; }

    /// <summary>Whether the layer is declared in the class of a part or of a block.</summary>
    public bool IsInside { get; init; }

    /// <summary>
    /// For a layer of a block, the way from its use to the attribute of the layer: its index among the layer attributes of the block or,
    /// for blocks in blocks, the index of the inner block, and so on to the layer. Empty for other layers.
    /// </summary>
    public EquatableArray<int> Trail { get; init; }

    /// <summary>Whether the layer is declared in a block, so that mistakes are reported at the use of the block.</summary>
    public bool IsInBlock => Trail.Count > 0;

    /// <summary>Whether the layer is declared in the class of a part, where its mistakes are reported.</summary>
    public bool IsOfPart => IsInside && !IsInBlock;

    /// <summary>
    /// The name of the layer whose tensors this layer uses, if the same part is used above under the same name; otherwise
    /// <see langword="null"/>.
    /// </summary>
    public string? SharedWith { get; init; }

    /// <summary>The network that a <c>[Use]</c> names; <see langword="null"/> for other layers.</summary>
    public PartDeclaration? Part { get; init; }

    /// <summary>
    /// The block that the attribute uses; <see langword="null"/> for other layers. Where the layers of the block are in the list of layers,
    /// it has none itself.
    /// </summary>
    public BlockDeclaration? Block { get; init; }

    /// <summary>The sizes that are written as expressions and cannot be computed.</summary>
    public EquatableArray<SizeMistake> Mistakes { get; init; }

    /// <summary>Whether the name is a path, <c>encoder/dense_1</c>, which only layers of the same part can refer to.</summary>
    public bool HasPath => Name.IndexOf(Identifiers.PathSeparator) >= 0;

    /// <summary>
    /// The name in messages. The layer that reads the input of a part or block, <c>encoder/input</c>, is called by the name of the part,
    /// because the user did not write the layer.
    /// </summary>
    public string Title => Kind is PartInput.Name or BlockBoundary.Input ? Identifiers.Parent(Name) : Name;

    /// <summary>
    /// Whether this layer is a <c>[Use]</c> that is written on the network class itself, not inside a part, and that has weights of its
    /// own. The network class then has a property for the part.
    /// </summary>
    public bool OwnsPart => Kind == PartOutput.Name && !IsInside && SharedWith is null;

    /// <summary>The argument that sets the activation: a property or, for activation layers, the parameter of the constructor.</summary>
    public string ActivationArgument => Arguments.Has("Activation") ? "Activation" : "activation";
}

/// <summary>
/// A network as written in the source, without symbols, locations or syntax: equal declarations give the same code.
/// </summary>
/// <param name="Element">The number format.</param>
/// <param name="Ports">The network's inputs and outputs.</param>
/// <param name="Problems">Problems that were found while reading the symbols.</param>
/// <param name="Taken">Names and signatures of generated members that clash with user's members.</param>
/// <param name="HiddenNames">Types that emitted functions must not use by their simple names in this class.</param>
/// <param name="HasUnknownAttribute">Whether the compiler does not know an attribute of the class; it may be a misspelt layer.</param>
/// <param name="CanEmit">Whether a generated part can be added to the class.</param>
internal sealed record NetworkDeclaration(
    TypeName Type,
    Element Element,
    NetworkPorts Ports,
    EquatableArray<LayerDeclaration> Layers,
    EquatableArray<Problem> Problems,
    EquatableArray<string> Taken,
    EquatableArray<string> HiddenNames,
    bool HasUnknownAttribute,
    bool CanEmit
)
{
    /// <summary>Whether convolutions are computed from their windows, even where another algorithm is faster.</summary>
    public bool IsDirect { get; init; }

    /// <summary>Whether the class has the method that returns the output of every layer.</summary>
    public bool HasActivations { get; init; }

    /// <summary>Whether the shape of every input is known.</summary>
    public bool HasAllShapes => Ports.Inputs.All(input => input.Shape is not null);

    /// <summary>
    /// Whether the names of the members that compute one time step at a time are reserved, because there is a recurrent layer or a
    /// causal convolution. Whether these members are emitted depends on the other layers too.
    /// </summary>
    public bool MayHaveState => MayHaveStateWith(Ports, Layers);

    public static bool MayHaveStateWith(NetworkPorts ports, EquatableArray<LayerDeclaration> layers) =>
        !ports.AreSeveral && layers.Any(layer => LayerCatalogue.KeepsState(layer.Kind, layer.Arguments));

    /// <summary>Whether any of the layers, also inside parts, has hyperparameters that programs can change.</summary>
    public static bool HasHyperparametersIn(EquatableArray<LayerDeclaration> layers) =>
        layers.Any(layer => LayerCatalogue.Find(layer.Kind) is { } kind && HyperparameterArguments.In(kind, layer.Arguments).Any());

    /// <summary>Whether a place is a layer inside a part.</summary>
    public bool IsInside(Place place) => Layers.ElementAtOrDefault(place.Layer) is { IsInside: true };

    /// <summary>Whether the network has one input and one output.</summary>
    public bool HasOnePort => Ports.Inputs.Count == 1 && Ports.Outputs.Count == 1;
}
