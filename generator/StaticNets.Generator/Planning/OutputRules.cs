using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;
using StaticNets.Parameters;

namespace StaticNets.Generator.Planning;

/// <summary>
/// Finds the layers of the outputs. Reports SNET0017 for a layer that does not exist, SNET0018 for a layer that is an output twice, and
/// SNET1017 for an output without a loss.
/// </summary>
internal static class OutputRules
{
    /// <summary>Returns the index of the layer of each output; <see langword="null"/> if it is unknown.</summary>
    /// <param name="areNamesClear">
    /// Whether all names of layers are valid and the compiler accepts all layers. Otherwise no unknown name is reported, because it may
    /// refer to a layer with an invalid name, or to a layer that the compiler rejects.
    /// </param>
    public static IReadOnlyList<int?> Resolve(NetworkDeclaration declaration, bool areNamesClear, List<Problem> problems)
    {
        List<int?> shown = [];
        for (int i = 0; i < declaration.Ports.Outputs.Count; i++)
        {
            shown.Add(Resolve(declaration, i, areNamesClear, problems));
        }

        return shown;
    }

    /// <summary>Reports SNET1017: training minimises the sum of all losses, and an output without a loss would not be trained.</summary>
    public static IEnumerable<Problem> CheckLosses(NetworkPorts ports)
    {
        if (ports.Outputs.FirstOrDefault(output => output.Loss is not null) is not { } trained)
        {
            yield break;
        }

        for (int i = 0; i < ports.Outputs.Count; i++)
        {
            OutputDeclaration output = ports.Outputs[i];
            if (output.Loss is null && !output.IsBroken)
            {
                string[] words = [output.Layer ?? "", trained.Layer ?? ""];
                yield return Problem.At(Place.OfOutput(i), ProblemIds.OutputWithoutLoss, words);
            }
        }
    }

    private static int? Resolve(NetworkDeclaration declaration, int index, bool areNamesClear, List<Problem> problems)
    {
        OutputDeclaration output = declaration.Ports.Outputs[index];
        if (output.Layer is not { } name)
        {
            return declaration.Layers.Count > 0 ? declaration.Layers.Count - 1 : null;
        }

        if (output.IsBroken)
        {
            return null;
        }

        string[] names = [.. declaration.Layers.Where(other => !other.HasPath).Select(other => other.Name)];
        int layer = Array.FindIndex(declaration.Layers.ToArray(), other => !other.HasPath && other.Name == name);
        Place place = Place.OfOutput(index, "layer");
        if (layer < 0 || (!areNamesClear && names.Count(other => other == name) > 1))
        {
            if (areNamesClear)
            {
                problems.Add(Problem.At(place, ProblemIds.UnknownOutput, name, Advice(name, names, declaration)));
            }

            return null;
        }

        if (declaration.Ports.Outputs.Take(index).Any(other => other.Layer == name))
        {
            problems.Add(Problem.At(place, ProblemIds.OutputTwice, name));
            return null;
        }

        return layer;
    }

    private static string Advice(string name, string[] names, NetworkDeclaration declaration)
    {
        if (declaration.Ports.Inputs.Any(input => input.Name == name))
        {
            return "that is an input, and an output shows what a layer computes";
        }

        return names.Length == 0 ? "there are no layers"
            : name.Length > 0 && NearestName.Find(name, names) is { } nearest ? $"no layer has this name; did you mean \"{nearest}\"?"
            : $"no layer has this name; the layers are \"{string.Join("\", \"", names)}\"";
    }
}
