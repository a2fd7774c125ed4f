using Microsoft.CodeAnalysis;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Declarations;

/// <summary>Reads the layer attributes of a network or of a block.</summary>
internal static class LayerReader
{
    /// <summary>Returns the layers with their names; those of parts and blocks take the place of their use.</summary>
    /// <param name="sizes">The parameters that sizes can name.</param>
    /// <param name="element">The number format of the network; <see langword="null"/> for a block that is read alone.</param>
    /// <param name="caller">The class whose code calls custom layers: the network, or a block that is read alone.</param>
    /// <param name="isOpen">Whether the compiler rejects the declaration, or its layers have no defined order.</param>
    public static EquatableArray<LayerDeclaration> Read(
        INamedTypeSymbol type,
        IReadOnlyList<AttributeData> attributes,
        SizeParameters sizes,
        Element? element,
        INamedTypeSymbol caller,
        bool isOpen,
        CancellationToken cancellation
    )
    {
        EquatableArray<LayerDeclaration> layers = LayerNames.Assign(
            attributes
                .Select((attribute, i) => Read(type, attribute, sizes, element, caller, isOpen, cancellation) with { Attribute = i })
                .ToList()
        );
        return PartLayers.Inline(layers, AttributeNames.Title(type));
    }

    /// <summary>Returns the mistakes in the values of arguments that are found without the other layers.</summary>
    public static IEnumerable<Problem> Mistakes(EquatableArray<LayerDeclaration> layers) =>
        layers.SelectMany(
            (layer, i) => layer.IsOfPart ? [] : EnumRules.Check(layer.Arguments, layer.Name, new Place(i)).Concat(Sizes(layer, i))
        );

    private static IEnumerable<Problem> Sizes(LayerDeclaration layer, int index)
    {
        foreach (SizeMistake mistake in layer.Mistakes)
        {
            string[] words = [layer.Name, Literals.String(mistake.Text), mistake.Reason];
            yield return Problem.At(new Place(index, mistake.Argument, mistake.Item), ProblemIds.NoSize, words);
        }

        if (layer.Block is not null && layer.Arguments.Integer(BlockDeclaration.Repeat) is <= 0 and { } repeat)
        {
            string[] words = [layer.Name, BlockDeclaration.Repeat, Literals.Integer(repeat), ""];
            yield return Problem.At(new Place(index, BlockDeclaration.Repeat), ProblemIds.SizeNotPositive, words);
        }
    }

    private static LayerDeclaration Read(
        INamedTypeSymbol type,
        AttributeData attribute,
        SizeParameters sizes,
        Element? element,
        INamedTypeSymbol caller,
        bool isOpen,
        CancellationToken cancellation
    )
    {
        bool isBlock = AttributeNames.IsBlock(attribute.AttributeClass);
        string kind = isBlock ? BlockBoundary.Output : AttributeNames.Kind(attribute);
        LayerCatalogue.Require(kind);
        LayerArguments? written = ArgumentReader.Read(attribute);
        string? name = written is null ? ArgumentReader.Literal(attribute, "Name", cancellation) : written.Value.Text("Name");
        List<SizeMistake> mistakes = [];
        LayerArguments? arguments = written is { } read ? sizes.Compute(attribute, read, mistakes) : null;
        PartDeclaration? part = AttributeNames.IsUse(attribute) ? PartReader.Read(type, attribute, caller, cancellation) : null;
        BlockDeclaration? block = isBlock
            ? BlockReader.Read(type, attribute, mistakes.Count == 0 ? arguments : null, element, caller, cancellation)
            : null;
        CustomClass? custom = AttributeNames.IsCustom(attribute) ? CustomReader.Read(caller, attribute, element) : null;
        bool isBroken =
            isOpen
            || arguments is null
            || mistakes.Count > 0
            || (AttributeNames.IsUse(attribute) && part?.Declaration is null)
            || (AttributeNames.IsCustom(attribute) && custom is null)
            || block is { Layers.Count: 0 };
        LayerArguments known = (arguments ?? default) with { Custom = custom };
        return new LayerDeclaration(kind, name ?? "", name is not null, known, isBroken)
        {
            Part = part,
            Block = block,
            Mistakes = mistakes.ToEquatableArray(),
        };
    }
}
