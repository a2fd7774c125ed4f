using Microsoft.CodeAnalysis;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Reports the mistakes of layers in blocks. At the use of a block each becomes SNET1303. At the class of the block, only mistakes are
/// reported that every use has.
/// </summary>
internal static class BlockRules
{
    /// <summary>
    /// Returns a problem of a layer in a block as a problem of the use, at the argument from which the faulty size is computed, if there is
    /// one. A warning keeps its id, and loses its fixes, which would change the use instead of the block.
    /// </summary>
    public static Problem AtUse(NetworkDeclaration declaration, Problem problem)
    {
        int index = problem.Place.Layer;
        if (declaration.Layers.ElementAtOrDefault(index) is not { IsInBlock: true } layer)
        {
            return problem;
        }

        if (Descriptors.Find(problem.Id).DefaultSeverity != DiagnosticSeverity.Error)
        {
            return problem with { Place = new Place(index), Fixes = EquatableArray<Fix>.Empty, OtherShape = null };
        }

        LayerDeclaration use = declaration.Layers.Last(other => other.Attribute == layer.Attribute);
        EquatableArray<string> origins = problem.Place.Argument is { } argument
            ? layer.Arguments.Find(argument)?.Origins ?? default
            : default;
        return DoesNotFit(new Place(index, origins.Count == 1 ? origins[0] : null), use.Block!.Name, problem.Text) with { Inner = problem };
    }

    /// <summary>Returns SNET1303. The analyzer adds the line of the layer in the block.</summary>
    public static Problem DoesNotFit(Place place, string block, string reason) =>
        Problem.At(place, ProblemIds.BlockDoesNotFit, block, reason, "");

    /// <summary>Whether a problem of a block that is checked alone, with unknown shapes and sizes, is a mistake in every use.</summary>
    public static bool NeedsNoUse(Problem problem) =>
        (problem.Inner ?? problem).Id is var id
        && (!ProblemIds.NeedsAllLayers(id) || id is ProblemIds.NoLayers or ProblemIds.UnknownLayer or ProblemIds.UnreadLayer);
}
