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

    public static bool IsCustom(AttributeData attribute) => Is(attribute.AttributeClass, "CustomAttribute");

    /// <summary>Whether the attribute makes a class a custom layer.</summary>
    public static bool IsCustomLayer(AttributeData attribute) => Is(attribute.AttributeClass, "CustomLayerAttribute");

    public static bool IsOutput(AttributeData attribute) => Is(attribute.AttributeClass, "OutputAttribute");

    public static bool IsLayer(AttributeData attribute) => DerivesFrom(attribute.AttributeClass, "LayerAttribute");

    /// <summary>Whether the attribute makes a class a model that is no stack of layers.</summary>
    public static bool IsModel(AttributeData attribute) => DerivesFrom(attribute.AttributeClass, "ModelAttribute");

    /// <summary>Whether a class is a block, a stack of layers that other classes use as a layer.</summary>
    public static bool IsBlock(INamedTypeSymbol? type) => DerivesFrom(type, "BlockAttribute");

    /// <summary>Whether the compiler does not know the attribute; it may be a layer with a misspelt name.</summary>
    public static bool IsUnknown(AttributeData attribute) => attribute.AttributeClass is null or { TypeKind: TypeKind.Error };

    /// <summary>Returns the name of the attribute without its suffix: <c>DenseAttribute</c> → <c>Dense</c>.</summary>
    public static string Kind(AttributeData attribute) => Kind(attribute.AttributeClass);

    /// <inheritdoc cref="Kind(AttributeData)"/>
    public static string Kind(INamedTypeSymbol? attribute)
    {
        string name = attribute?.Name ?? "";
        return name.EndsWith(Ending, StringComparison.Ordinal) ? name.Substring(0, name.Length - Ending.Length) : name;
    }

    /// <summary>Returns the name of a network or block in messages: <c>DigitNet</c>, <c>Residual</c>.</summary>
    public static string Title(INamedTypeSymbol type) => IsBlock(type) ? Kind(type) : type.Name;

    private static bool DerivesFrom(INamedTypeSymbol? type, string name)
    {
        INamedTypeSymbol? ancestor = type?.BaseType;
        while (ancestor is not null && !Is(ancestor, name))
        {
            ancestor = ancestor.BaseType;
        }

        return ancestor is not null;
    }

    private static bool Is(INamedTypeSymbol? type, string name) =>
        type?.Name == name && type.ContainingNamespace is { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true };
}
