using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Reports SNET1020: an <c>[Embedding]</c> reads indices, so it reads an input of the network directly, and no other layer reads this input
/// as numbers.
/// </summary>
internal static class IndexRules
{
    public static IEnumerable<Problem> Check(NetworkDeclaration declaration, LayerReferences references)
    {
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerDeclaration layer = declaration.Layers[i];
            if (layer.Kind is PartInput.Name or BlockBoundary.Input || layer.IsBroken)
            {
                continue;
            }

            foreach (Source source in references.Of(i).OfType<Source>())
            {
                (Source origin, int reader) = Origin(declaration, references, source, i);
                if (Mistake(declaration, layer, origin) is { } mistake)
                {
                    yield return Problem.At(new Place(reader), ProblemIds.IndicesAsNumbers, declaration.Layers[reader].Title, mistake);
                    break;
                }
            }
        }
    }

    private static string? Mistake(NetworkDeclaration declaration, LayerDeclaration layer, Source origin)
    {
        if (layer.Kind == Embedding.Name)
        {
            return origin.IsInput
                ? null
                : $"[Embedding] reads indices, and '{declaration.Layers[origin.Index].Title}' computes numbers: "
                    + $"write From = {Literals.String(declaration.Ports.Inputs[0].Name)}, or put it directly below its [Input]";
        }

        return origin.IsInput && declaration.Ports.Inputs[origin.Index] is { IsIndices: true } input
            ? $"an [Embedding] reads indices from '{input.Name}', and this layer needs numbers: give it an [Input] of its own"
            : null;
    }

    /// <summary>
    /// Follows the inputs of parts to what they read. Returns the source, and the layer at which it is read: the outermost part in which the
    /// reader is, or the reader itself.
    /// </summary>
    private static (Source Origin, int Reader) Origin(NetworkDeclaration declaration, LayerReferences references, Source source, int reader)
    {
        while (
            !source.IsInput
            && declaration.Layers[source.Index].Kind is PartInput.Name or BlockBoundary.Input
            && references.Of(source.Index)[0] is { } next
        )
        {
            reader = source.Index;
            source = next;
        }

        return (source, reader);
    }
}
