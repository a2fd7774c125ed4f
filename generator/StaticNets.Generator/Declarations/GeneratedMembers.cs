using Microsoft.CodeAnalysis;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Declarations;

/// <summary>The members that every network class receives, except for the properties of its layers.</summary>
internal sealed class GeneratedMembers
{
    /// <summary>The suffix of <c>Dense1Tensors</c>, the type of the property <c>Dense1</c> of a layer.</summary>
    public const string TensorsEnding = "Tensors";

    /// <summary>
    /// The suffix of <c>DropoutHyperparameters</c>, the type of the property <c>Dropout</c> of a layer without tensors.
    /// </summary>
    public const string HyperparametersEnding = "Hyperparameters";

    /// <summary>The property for all hyperparameters of a network, if its declaration has any.</summary>
    public const string Hyperparameters = "Hyperparameters";

    /// <summary>The field that keeps their object.</summary>
    public const string FieldOfHyperparameters = "_hyperparameters";

    private static readonly string[] _ofHyperparameters = [Hyperparameters, FieldOfHyperparameters];

    private const string PartEnding = "Part";

    /// <summary>The members for weights in the assembly; the names are reserved even if there are no such weights.</summary>
    public static readonly string[] OfPretrained = ["Pretrained", "_pretrained", "LoadPretrained"];

    /// <summary>The members that compute a sequence one time step at a time.</summary>
    public static readonly string[] OfState = ["State", "NewState", "Step"];

    /// <summary>The engine that trains a network without a loss.</summary>
    public const string Learner = "Learner";

    /// <summary>The members that train a network without a loss by gradients of its outputs, besides <c>Gradient</c>.</summary>
    public static readonly string[] OfTape = ["Tape", Learner, "Learning", "Forward", "Backward", "Apply"];

    /// <summary>The engine that computes the output of every layer.</summary>
    public const string ActivationEngine = "ActivationEngine";

    /// <summary>The field that keeps this engine.</summary>
    public const string FieldOfActivations = "_activationEngine";

    /// <summary>The members of networks with <c>[Network(Activations = true)]</c>.</summary>
    public static readonly string[] OfActivations = [Activations, ActivationEngine, FieldOfActivations];

    private const string Activations = "Activations";

    private static readonly string[] _always =
    [
        "InputLength",
        "OutputLength",
        "ParameterCount",
        "Summary",
        "Parameters",
        "Engine",
        "Kernels",
        "NetworkLayout",
        "_engine",
        .. OfPretrained,
    ];

    /// <summary>
    /// Types that the attributes of a class refer to by their simple names. A property with the name of such a type would hide the type.
    /// </summary>
    private static readonly string[] _inAttributes = ["Activation", "Algorithm", "Initializer", "Loss", "Padding", "Precision"];

    private readonly HashSet<string> _names;
    private readonly HashSet<string> _keys;
    private readonly HashSet<string> _methods;

    /// <param name="element">The network's number format.</param>
    /// <param name="ports">The network's inputs and outputs.</param>
    /// <param name="mayHaveState">Whether the network may have the members that compute a sequence one time step at a time.</param>
    /// <param name="hasActivations">Whether the network has the method that returns the output of every layer.</param>
    /// <param name="hasHyperparameters">Whether the network has the property for all hyperparameters.</param>
    public GeneratedMembers(Element element, NetworkPorts ports, bool mayHaveState, bool hasActivations, bool hasHyperparameters)
    {
        _names =
        [
            .. _always,
            .. mayHaveState ? OfState : [],
            .. ports.MayHaveTape ? OfTape : [],
            .. hasActivations ? OfActivations : [],
            .. hasHyperparameters ? _ofHyperparameters : [],
        ];
        MethodSignature[] signatures = [.. MethodSignature.Of(element, ports)];
        _keys = [.. signatures.Select(signature => signature.Key)];
        _methods = [.. signatures.Select(signature => signature.Name)];
    }

    /// <summary>Creates the members of a model that is no stack of layers.</summary>
    /// <param name="names">Names of properties and constants.</param>
    /// <param name="methods">Its methods and constructors.</param>
    public GeneratedMembers(IEnumerable<string> names, params MethodSignature[] methods)
    {
        _names = [.. names];
        _keys = [.. methods.Select(signature => signature.Key)];
        _methods = [.. methods.Select(signature => signature.Name)];
    }

    /// <summary>
    /// Whether every network with a loss has a member of this name. No network class may have such a name, because a class cannot have the
    /// name of one of its members.
    /// </summary>
    public static bool IsAlways(string name) =>
        Array.IndexOf(_always, name) >= 0
        || MethodSignature
            .Of(Element.Single, NetworkPorts.OfOne(nameof(SparseCategoricalCrossEntropy)))
            .Any(signature => signature.Name == name);

    /// <summary>Whether a <c>[Network]</c> asks for the method that returns the output of every layer.</summary>
    public static bool AreActivationsIn(AttributeData? network) =>
        network?.NamedArguments.Any(argument => argument is { Key: Activations, Value.Value: true }) == true;

    /// <summary>
    /// Whether a property of this name would clash with a generated member, or hide a type that the attributes of the class refer to.
    /// </summary>
    public bool IsTaken(string name) => _names.Contains(name) || _methods.Contains(name) || HidesType(name);

    /// <summary>Whether a property of this name would hide a type that the attributes of the class refer to.</summary>
    public static bool HidesType(string name) => Array.IndexOf(_inAttributes, name) >= 0;

    /// <summary>Returns the name of the class that computes a part: <c>EncoderPart</c>.</summary>
    public static string EngineOf(LayerDeclaration use) => Identifiers.Pascal(use.Name) + PartEnding;

    /// <summary>Returns the name of the field that keeps a part: <c>_encoderPart</c>.</summary>
    public static string FieldOf(LayerDeclaration use) => "_" + Identifiers.Camel(use.Name) + PartEnding;

    /// <summary>Returns the name of the field that keeps the object of a layer: <c>_dense1Tensors</c>.</summary>
    /// <param name="ending">The suffix of the type of the layer's property.</param>
    public static string FieldOfLayer(string layer, string ending) => "_" + Identifiers.Camel(layer) + ending;

    /// <summary>Returns the names that a layer needs in the class: its property, the type of the property, and a field.</summary>
    public static string[] Of(LayerDeclaration layer)
    {
        string property = Identifiers.Pascal(layer.Name);
        if (layer.OwnsPart)
        {
            return [property, EngineOf(layer), FieldOf(layer)];
        }

        if (LayerCatalogue.Find(layer.Kind) is not { } kind || !kind.HasProperty(layer.Arguments))
        {
            return [property];
        }

        string ending = kind.HasParameters(layer.Arguments) ? TensorsEnding : HyperparametersEnding;
        return [property, property + ending, FieldOfLayer(layer.Name, ending)];
    }

    /// <summary>
    /// Returns the name of the generated member that a user's member clashes with, or <see langword="null"/>. If only one overload of a
    /// generated method clashes, the result is the signature of that overload, such as <c>Save(string)</c>.
    /// </summary>
    public string? ClashOf(ISymbol member)
    {
        if (_names.Contains(member.Name))
        {
            return member.Name;
        }

        string? property = member is IMethodSymbol { MethodKind: MethodKind.Ordinary } ? AccessedProperty(member.Name) : null;
        if (property is not null && _names.Contains(property))
        {
            return property;
        }

        if (!_methods.Contains(member.Name))
        {
            return null;
        }

        if (member is not IMethodSymbol method)
        {
            return member.Name;
        }

        string key = MethodSignature.KeyOf(method);
        return method.Arity == 0 && _keys.Contains(key) ? key : null;
    }

    /// <summary>Returns the property whose getter has this name: <c>get_Summary</c> → <c>Summary</c>.</summary>
    private static string? AccessedProperty(string method) =>
        method.StartsWith("get_", StringComparison.Ordinal) ? method.Substring(4) : null;
}
