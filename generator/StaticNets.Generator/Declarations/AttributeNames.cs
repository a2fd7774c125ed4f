using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Declarations;

/// <summary>Recognises the attributes of StaticNets among a class' attributes.</summary>
internal static class AttributeNames
{
    public const string Namespace = "StaticNets";
    public const string Network = "StaticNets.NetworkAttribute";

    private const string Ending = "Attribute";

    public static bool IsNetwork(AttributeData attribute) => Is(attribute.AttributeClass, "NetworkAttribute");

    public static bool IsInput(AttributeData attribute) => Is(attribute.AttributeClass, "InputAttribute");

    public static bool IsUse(AttributeData attribute) => Is(attribute.AttributeClass, "UseAttribute");

    public static bool IsOutput(AttributeData attribute) => Is(attribute.AttributeClass, "OutputAttribute");

    public static bool IsLayer(AttributeData attribute)
    {
        INamedTypeSymbol? ancestor = attribute.AttributeClass?.BaseType;
        while (ancestor is not null && !Is(ancestor, "LayerAttribute"))
        {
            ancestor = ancestor.BaseType;
        }

        return ancestor is not null;
    }

    /// <summary>Whether the compiler does not know the attribute; it may be a layer with a misspelt name.</summary>
    public static bool IsUnknown(AttributeData attribute) => attribute.AttributeClass is null or { TypeKind: TypeKind.Error };

    /// <summary>Returns the name of the attribute without its suffix: <c>DenseAttribute</c> → <c>Dense</c>.</summary>
    public static string Kind(AttributeData attribute)
    {
        string name = attribute.AttributeClass?.Name ?? "";
        return name.EndsWith(Ending, StringComparison.Ordinal) ? name.Substring(0, name.Length - Ending.Length) : name;
    }

    private static bool Is(INamedTypeSymbol? type, string name) =>
        type?.Name == name && type.ContainingNamespace is { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true };
}
