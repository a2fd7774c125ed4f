using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Reports SNET0023 for a network that cannot be a part of this one, SNET1303 for a block that cannot be used, and SNET0101 if the reason
/// is a circle. Mistakes in the declaration of a part are reported at its own class. In this network they give a single problem at the
/// <c>[Use]</c>, and no problems of the part's layers.
/// </summary>
internal static class PartRules
{
    /// <summary>Reports unusable parts and returns the declaration with their layers marked as broken.</summary>
    public static NetworkDeclaration Check(NetworkDeclaration declaration, List<Problem> problems)
    {
        HashSet<int> unusable = [];
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerDeclaration use = declaration.Layers[i];
            if (use.Block is { Obstacle: { } reason } block)
            {
                unusable.Add(use.Attribute);
                Place place = new(i);
                problems.Add(
                    block.IsCircular
                        ? Problem.At(place, ProblemIds.CircularParts, block.Name, reason)
                        : BlockRules.DoesNotFit(place, block.Name, reason)
                );
            }

            if (use.Part is { } part && (Obstacle(declaration, part) ?? DifferenceToOthers(declaration, use)) is { } obstacle)
            {
                unusable.Add(use.Attribute);
                string id = part.IsCircular ? ProblemIds.CircularParts : ProblemIds.UnusablePart;
                problems.Add(Problem.At(new Place(i), id, part.Network, obstacle));
            }
        }

        return unusable.Count == 0
            ? declaration
            : declaration with
            {
                Layers = declaration
                    .Layers.Select(layer => unusable.Contains(layer.Attribute) ? layer with { IsBroken = true } : layer)
                    .ToEquatableArray(),
            };
    }

    /// <summary>
    /// Reports a part with batch statistics that is used twice under one name. Each use has its own batch statistics, but the uses share
    /// the moving averages, which could follow only one of them.
    /// </summary>
    public static IEnumerable<Problem> CheckStatistics(NetworkDeclaration declaration, NetworkGraph graph)
    {
        HashSet<Parameter> followed = [];
        HashSet<int> reported = [];
        foreach (Operation operation in graph.Operations)
        {
            if (operation.Statistics.Count == 0 || operation.Statistics.All(statistic => followed.Add(statistic.Moving)))
            {
                continue;
            }

            int maker = graph.LayerThatMakes(operation.Output);
            int use = declaration.Layers[maker].Attribute;
            if (reported.Add(use))
            {
                // The [Use] that shares weights may stand in a block.
                int[] behind =
                [
                    .. Enumerable.Range(maker, declaration.Layers.Count - maker).Where(i => declaration.Layers[i].Attribute == use),
                ];
                int place = behind
                    .Where(i => declaration.Layers[i] is { Part: not null, SharedWith: not null })
                    .DefaultIfEmpty(behind[behind.Length - 1])
                    .First();
                LayerDeclaration layer = declaration.Layers[place];
                string advice =
                    $"its batch normalisation averages what one use sees, and '{layer.SharedWith}' is used twice; give each use a Name of its own, or make all of them Frozen";
                yield return Problem.At(new Place(place), ProblemIds.UnusablePart, layer.Part?.Network ?? layer.Name, advice);
            }
        }
    }

    /// <summary>
    /// Whether a warning at a layer of a part is also reported at the class of the part. A warning that only results from both networks
    /// together is not: for example, dropout at the end of a part is a mistake only if the part is the end of a network with a loss.
    /// </summary>
    public static bool IsAdviceOfPart(NetworkDeclaration declaration, Problem advice)
    {
        if (!declaration.IsInside(advice.Place))
        {
            return false;
        }

        string name = declaration.Layers[advice.Place.Layer].Name;
        LayerDeclaration? use = declaration
            .Layers.Skip(advice.Place.Layer)
            .FirstOrDefault(layer => layer.Part?.Declaration is not null && IsInPart(name, layer));
        if (use is null)
        {
            return !declaration.Layers[advice.Place.Layer].IsInBlock;
        }

        // The first layer of the part is its input, which is not a layer in its class. So the index of a layer in that class is one less.
        LayerDeclaration[] layers = [.. declaration.Layers.Where(layer => IsInPart(layer.Name, use))];
        int own = Array.FindIndex(layers, layer => layer.Name == name) - 1;
        return GraphBuilder.Build(use.Part!.Declaration!).Advice.Any(other => other.Id == advice.Id && other.Place.Layer == own);

        static bool IsInPart(string layer, LayerDeclaration use) =>
            layer.StartsWith(use.Name + Identifiers.PathSeparator, StringComparison.Ordinal);
    }

    private static string? Obstacle(NetworkDeclaration user, PartDeclaration part)
    {
        if (part.Declaration is not { } declaration)
        {
            return part.Obstacle;
        }

        if (!declaration.HasOnePort)
        {
            return $"it has {Count(declaration.Ports.Inputs.Count, "input")} and {Count(declaration.Ports.Outputs.Count, "output")}, "
                + "and a part has one of each";
        }

        if (declaration.Problems.Count > 0 || GraphBuilder.Build(declaration).Problems.Count > 0)
        {
            return $"the declaration of '{part.Network}' has mistakes, which are reported there";
        }

        if (declaration.Ports.Inputs[0].Shape is { HasAnySteps: true })
        {
            return "it reads sequences of any number of steps; write their number in its [Input]";
        }

        return declaration.Element == user.Element
            ? null
            : $"it computes in {declaration.Element.Keyword} and '{user.Type.Name}' in {user.Element.Keyword}; give both the same Precision";
    }

    /// <summary>Returns what keeps a use from sharing the weights of the first use, if it does.</summary>
    private static string? DifferenceToOthers(NetworkDeclaration user, LayerDeclaration use)
    {
        bool isFrozen = use.Arguments.Flag(PartLayers.Frozen);
        LayerDeclaration? first = use.SharedWith is null
            ? null
            : user.Layers.FirstOrDefault(layer => layer.Part is not null && layer.Name == use.SharedWith);
        return first is null || first.Arguments.Flag(PartLayers.Frozen) == isFrozen
            ? null
            : $"it shares the weights of '{first.Name}', which {(isFrozen ? "are not" : "are")} Frozen; write the same at both uses";
    }

    private static string Count(int count, string noun) => count == 1 ? "one " + noun : $"{count} {noun}s";
}
