using Microsoft.CodeAnalysis;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Declarations;

/// <summary>The members that every network class receives, but for the properties of its layers.</summary>
internal sealed class GeneratedMembers
{
    /// <summary>Ending of the type behind a layer's property: <c>Dense1Tensors</c>.</summary>
    public const string TensorsEnding = "Tensors";

    /// <summary>The network with the weights that the assembly carries, and what stands behind it; the names are taken also where there are none.</summary>
    public static readonly string[] OfPretrained = ["Pretrained", "_pretrained", "LoadPretrained"];

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

    /// <summary>Types that the attributes of a class mean by their simple name, where a property of this name would come between.</summary>
    private static readonly string[] _inAttributes = ["Activation", "Initializer", "Loss", "Padding", "Precision"];

    private readonly HashSet<string> _keys;
    private readonly HashSet<string> _methods;

    /// <param name="element">The network's number format.</param>
    /// <param name="loss">The loss's name, or <see langword="null"/>.</param>
    public GeneratedMembers(Element element, string? loss)
    {
        MethodSignature[] signatures = [.. MethodSignature.Of(element, loss)];
        _keys = [.. signatures.Select(signature => signature.Key)];
        _methods = [.. signatures.Select(signature => signature.Name)];
    }

    /// <summary>Whether a network, with a loss at the most, has a member of this name: a class cannot be called like its member.</summary>
    public static bool IsAlways(string name) =>
        Array.IndexOf(_always, name) >= 0
        || MethodSignature.Of(Element.Single, nameof(SparseCategoricalCrossEntropy)).Any(signature => signature.Name == name);

    /// <summary>Whether a property of this name cannot stand beside them.</summary>
    public bool IsTaken(string name) => Array.IndexOf(_always, name) >= 0 || _methods.Contains(name) || HidesType(name);

    /// <summary>Whether a property of this name would hide a type that the attributes of the class mean.</summary>
    public static bool HidesType(string name) => Array.IndexOf(_inAttributes, name) >= 0;

    /// <summary>The members that a layer's tensors bring: its property, and the type behind it.</summary>
    public static string[] Of(LayerDeclaration layer)
    {
        string property = Identifiers.Pascal(layer.Name);
        return LayerCatalogue.Find(layer.Kind)?.HasParameters == true ? [property, property + TensorsEnding] : [property];
    }

    /// <summary>
    /// What of the generated members a member of the user's clashes with: all of a name, or one overload,
    /// <c>Save(string)</c>. Another overload of a method can stand beside them.
    /// </summary>
    public string? ClashOf(ISymbol member)
    {
        if (Array.IndexOf(_always, member.Name) >= 0)
        {
            return member.Name;
        }

        string? property = member is IMethodSymbol { MethodKind: MethodKind.Ordinary } ? AccessedProperty(member.Name) : null;
        if (property is not null && Array.IndexOf(_always, property) >= 0)
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

    /// <summary>The property that a method of this name would be the accessor of.</summary>
    private static string? AccessedProperty(string method) =>
        method.StartsWith("get_", StringComparison.Ordinal) ? method.Substring(4) : null;
}
