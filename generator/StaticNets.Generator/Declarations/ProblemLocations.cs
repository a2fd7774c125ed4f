using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.Generator.Declarations;

/// <summary>
/// Converts the place of a problem to a location in the source, if possible to the location of the argument at fault. All such conversions
/// are in this class.
/// </summary>
/// <param name="type">The class.</param>
/// <param name="layers">The layers of the network, including the layers of its parts.</param>
internal sealed class ProblemLocations(INamedTypeSymbol type, IReadOnlyList<LayerDeclaration> layers, CancellationToken cancellation)
{
    public Location Find(Place place) =>
        place.Layer switch
        {
            Place.Class => OfClass(),
            Place.Container => OfContainer(place.Item),
            Place.Member => OfMember(place),
            Place.Network => OfAttribute(DeclarationReader.NetworkAttribute(type), place),
            Place.Input => OfAttribute(InputReader.FindAll(type).ElementAtOrDefault(place.Port), place),
            Place.Model => OfAttribute(ModelReader.Attribute(type), place),
            Place.Output => OfAttribute(OutputReader.FindAll(type).ElementAtOrDefault(place.Port), place),
            _ => OfLayer(place),
        };

    /// <summary>
    /// Returns the location of a layer. A layer inside a part or block is written in another class, so it has the location of the use. For
    /// a layer in a block, the place names an argument of the use.
    /// </summary>
    private Location OfLayer(Place place)
    {
        LayerDeclaration? layer = layers.ElementAtOrDefault(place.Layer);
        AttributeData? attribute = layer is null ? null : DeclarationReader.LayerAttributes(type).ElementAtOrDefault(layer.Attribute);
        return OfAttribute(attribute, layer is { IsOfPart: true } ? new Place(place.Layer) : place);
    }

    /// <summary>
    /// Returns the attributes that lead to a layer in a block: the use of the block, uses of blocks in blocks, and last the layer's own.
    /// Empty if the place is no layer in a block.
    /// </summary>
    public IReadOnlyList<AttributeData> InBlock(Place place)
    {
        List<AttributeData> way = [];
        if (layers.ElementAtOrDefault(place.Layer) is { IsInBlock: true } layer)
        {
            way.Add(DeclarationReader.LayerAttributes(type)[layer.Attribute]);
            foreach (int next in layer.Trail)
            {
                way.Add(DeclarationReader.LayerAttributes(way[way.Count - 1].AttributeClass!)[next]);
            }
        }

        return way;
    }

    /// <summary>
    /// Returns the location of the class name. If the class has several parts, this is the name on the part with <c>[Network]</c> or,
    /// without <c>[Network]</c>, on the part with the first input or layer attribute.
    /// </summary>
    private Location OfClass() =>
        Syntax(
            DeclarationReader.NetworkAttribute(type) ?? ModelReader.Attribute(type) ?? DeclarationReader.FirstAttribute(type)
        )?.Parent?.Parent
            is TypeDeclarationSyntax part
            ? part.Identifier.GetLocation()
            : type.Locations.FirstOrDefault(WrittenParts.IsWritten) ?? Location.None;

    private Location OfContainer(int depth) =>
        ClassRules.Containers(type).ElementAtOrDefault(depth - 1)?.Locations.FirstOrDefault(WrittenParts.IsWritten) ?? OfClass();

    private Location OfMember(Place place)
    {
        ISymbol? member = MemberClashes
            .Numbered(type)
            .Where(pair => pair.Member.Name == place.Argument && pair.Item == place.Item)
            .Select(pair => pair.Member)
            .FirstOrDefault();
        return member?.Locations.FirstOrDefault(WrittenParts.IsWritten) ?? OfClass();
    }

    private Location OfAttribute(AttributeData? attribute, Place place)
    {
        if (attribute is null || Syntax(attribute) is not { } syntax)
        {
            return OfClass();
        }

        return (place.Argument is null ? null : Expression(attribute, syntax, place)?.GetLocation()) ?? syntax.GetLocation();
    }

    private AttributeSyntax? Syntax(AttributeData? attribute) =>
        attribute?.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;

    private static ExpressionSyntax? Expression(AttributeData attribute, AttributeSyntax syntax, Place place)
    {
        List<AttributeArgumentSyntax> arguments = syntax.ArgumentList?.Arguments.ToList() ?? [];
        AttributeArgumentSyntax? named = arguments.Find(argument =>
            (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText == place.Argument
        );
        int parameter = attribute.AttributeConstructor?.Parameters.Select(p => p.Name).ToList().IndexOf(place.Argument!) ?? -1;
        if (named is null && parameter < 0)
        {
            return null;
        }

        List<AttributeArgumentSyntax> positional = arguments.FindAll(a => a.NameEquals is null && a.NameColon is null);
        bool takesSeveral = parameter >= 0 && attribute.AttributeConstructor!.Parameters[parameter].IsParams;
        if (!takesSeveral)
        {
            return (named ?? positional.ElementAtOrDefault(parameter))?.Expression;
        }

        // Values of an explicit array share one expression, so the whole attribute is the clearer location.
        ExpressionSyntax? item =
            place.Item < 0 ? null : named?.Expression ?? positional.ElementAtOrDefault(parameter + place.Item)?.Expression;
        return item is ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax ? null : item;
    }
}
