using StaticNets.Generator.Layers;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Declarations;

/// <summary>
/// Replaces the use of a block by the layers of the block: <c>residual/input</c>, which names what the block reads, the block's own layers,
/// and last <c>residual</c>, the name by which other layers read the result. Repetitions are numbered, <c>residual/0/conv2d</c>.
/// </summary>
internal static class BlockLayers
{
    /// <summary>Returns how often the block stands at its use; 1 if the declared number is no such number.</summary>
    public static long Repetitions(LayerArguments use) => Math.Max(1, use.Integer(BlockDeclaration.Repeat) ?? 1);

    public static IEnumerable<LayerDeclaration> Inline(LayerDeclaration use)
    {
        long repetitions = Repetitions(use.Arguments);
        for (long i = 0; i < repetitions; i++)
        {
            string prefix = use.Arguments.Has(BlockDeclaration.Repeat) ? PartLayers.Path(use.Name, Literals.Integer(i)) : use.Name;
            IEnumerable<LayerArgument> from = use.Arguments.All.Where(argument => i == 0 && argument.Name == PartLayers.From);
            yield return new LayerDeclaration(
                BlockBoundary.Input,
                PartLayers.Path(prefix, BlockDeclaration.Input),
                IsNamed: false,
                new LayerArguments(from.ToEquatableArray()),
                IsBroken: false
            )
            {
                Attribute = use.Attribute,
            };
            foreach (LayerDeclaration layer in use.Block!.Layers)
            {
                yield return layer with
                {
                    Name = PartLayers.Path(prefix, layer.Name),
                    Arguments = PartLayers.Renamed(layer, prefix),
                    Attribute = use.Attribute,
                    IsInside = true,
                    SharedWith = layer.SharedWith is { } shared ? PartLayers.Path(prefix, shared) : null,
                    Trail = layer.Trail.Prepend(layer.Attribute).ToEquatableArray(),
                };
            }
        }

        yield return use with
        {
            Arguments = PartLayers.Without(use.Arguments, PartLayers.From),
            Block = use.Block! with { Layers = EquatableArray<LayerDeclaration>.Empty },
        };
    }
}
