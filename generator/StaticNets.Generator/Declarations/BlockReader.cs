using Microsoft.CodeAnalysis;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Declarations;

/// <summary>Reads the block that an attribute uses.</summary>
internal static class BlockReader
{
    /// <param name="user">The class with the attribute.</param>
    /// <param name="use">The attribute.</param>
    /// <param name="arguments">The arguments of the attribute; <see langword="null"/> if one of them is not known.</param>
    /// <param name="caller">The class whose code calls custom layers.</param>
    /// <param name="element">The number format of the network; <see langword="null"/> in a block that is read alone.</param>
    public static BlockDeclaration Read(
        INamedTypeSymbol user,
        AttributeData use,
        LayerArguments? arguments,
        Element? element,
        INamedTypeSymbol caller,
        CancellationToken cancellation
    )
    {
        INamedTypeSymbol type = use.AttributeClass!;
        BlockDeclaration block = new(AttributeNames.Kind(type), EquatableArray<LayerDeclaration>.Empty);
        if (Circles.Find(type, user) is { } circle)
        {
            return block with { Obstacle = circle, IsCircular = true };
        }

        if (arguments is not { } values)
        {
            return block;
        }

        IReadOnlyList<AttributeData> layers = DeclarationReader.LayerAttributes(type);
        if (layers.Count == 0)
        {
            return block with { Obstacle = "it has no layers" };
        }

        SizeParameters sizes = SizeParameters.OfUse(use, values, AttributeNames.IsBlock(user));
        block = block with
        {
            Layers = LayerReader.Read(
                type,
                layers,
                sizes,
                element,
                caller,
                DeclarationReader.Parts(layers, cancellation) > 1,
                cancellation
            ),
        };
        long count = Saturate.Multiply(block.Layers.Count, BlockLayers.Repetitions(values));
        return count <= Tuning.MostBlockLayers
            ? block
            : block with
            {
                Layers = EquatableArray<LayerDeclaration>.Empty,
                Obstacle =
                    $"it would have {Literals.Grouped(count)} layers, and a use of a block has at most {Literals.Grouped(Tuning.MostBlockLayers)}",
            };
    }
}
