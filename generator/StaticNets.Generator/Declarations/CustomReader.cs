using Microsoft.CodeAnalysis;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Declarations;

/// <summary>Reads the class that a <c>[Custom]</c> names.</summary>
internal static class CustomReader
{
    /// <summary>Returns the class, or <see langword="null"/> if the compiler rejects the attribute.</summary>
    /// <param name="network">The class with the attribute.</param>
    /// <param name="custom">The attribute.</param>
    /// <param name="element">The number format of the network; <see langword="null"/> if either will do.</param>
    public static CustomClass? Read(INamedTypeSymbol network, AttributeData custom, Element? element)
    {
        if (element is not { } format)
        {
            CustomClass? single = Read(network, custom, Element.Single);
            return single is { Mistake: not null } && Read(network, custom, Element.Double) is { Mistake: null } ofDouble
                ? ofDouble
                : single;
        }

        if (custom.ConstructorArguments.Length != 1 || TypeOf(custom) is { TypeKind: TypeKind.Error })
        {
            return null;
        }

        ITypeSymbol? written = TypeOf(custom);

        AttributeData? marker = written?.GetAttributes().FirstOrDefault(AttributeNames.IsCustomLayer);
        if (written is not INamedTypeSymbol type || marker is null)
        {
            string title = written?.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat) ?? "null";
            return Rejected(written?.Name ?? "", CustomMistake.Of(ProblemIds.NoCustomLayer, title));
        }

        if (ArgumentReader.Read(marker) is not { } arguments)
        {
            return null;
        }

        if (CustomAccess.Obstacle(type, network) is { } obstacle)
        {
            return Rejected(type.Name, CustomMistake.Of(ProblemIds.UncallableCustomLayer, type.Name, obstacle));
        }

        CustomClass read = new(
            type.Name,
            arguments.Text("Input"),
            arguments.Text("Output"),
            arguments.Texts("Parameters").Select(text => text ?? "").ToEquatableArray()
        );
        string[] tensors = [.. read.Parameters.Select(declaration => TensorRule.Of(declaration)?.Name ?? "tensor")];
        CustomMethods methods = new(type, network, format, read.Input is { } rule ? ShapeRule.Names(rule) ?? [] : []);
        CustomMethod? forward = methods.FindForward(tensors, out CustomMistake? ofForward);
        CustomMethod? backward = methods.FindBackward(tensors, out CustomMistake? ofBackward);
        return read with { Forward = forward, Backward = backward, Mistake = ofForward ?? ofBackward };
    }

    /// <summary>Returns the type that a <c>[Custom]</c> names; <see langword="null"/> if it names none.</summary>
    public static ITypeSymbol? TypeOf(AttributeData custom) => custom.ConstructorArguments.FirstOrDefault().Value as ITypeSymbol;

    private static CustomClass Rejected(string name, CustomMistake mistake) =>
        new(name.Length > 0 ? name : "custom", null, null, EquatableArray<string>.Empty) { Mistake = mistake };
}
