using StaticNets.Files;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Parameters;

namespace StaticNets.Generator.Weights;

/// <summary>Checks that a weight file in the assembly fits its network.</summary>
internal static class WeightRules
{
    /// <summary>Prefix of the tensors in a checkpoint that are not weights; loading the weights ignores them.</summary>
    private const string CheckpointPrefix = "checkpoint.";

    private const int MostNamed = 4;
    private static readonly Place _network = new(Place.Network);

    /// <param name="network">Name of the network class.</param>
    /// <param name="graph">A network without errors.</param>
    /// <param name="dtype">The network's number format as safetensors files name it: <c>F32</c> or <c>F64</c>.</param>
    /// <param name="file">The weight file.</param>
    public static IEnumerable<Problem> Check(string network, NetworkGraph graph, string dtype, WeightFile file)
    {
        if (file.IsMissing)
        {
            return [Problem.At(_network, ProblemIds.NoWeightFile, network, file.File)];
        }

        if (file.Fault is { } fault)
        {
            return [Problem.At(_network, ProblemIds.NotAWeightFile, file.File, fault.Expected, fault.Found)];
        }

        WeightTensor[] held = [.. file.Tensors.Where(tensor => !tensor.Name.StartsWith(CheckpointPrefix, StringComparison.Ordinal))];
        return [.. Names(network, graph, held, file), .. Shapes(graph, held, file), .. Types(network, graph, held, dtype, file)];
    }

    // A misspelt name makes one tensor missing and another one undeclared: report both in one diagnostic.
    private static IEnumerable<Problem> Names(string network, NetworkGraph graph, WeightTensor[] held, WeightFile file)
    {
        string[] declared = [.. graph.Parameters.Select(parameter => parameter.FullName)];
        string[] found = [.. held.Select(tensor => tensor.Name)];
        string[] missing = [.. declared.Except(found)];
        string[] extra = [.. found.Except(declared)];
        if (missing.Length > 0 || extra.Length > 0)
        {
            List<string> parts = [];
            if (missing.Length > 0)
            {
                parts.Add($"lacks {List(missing, extra.Length > 0 ? extra : found)}");
            }

            if (extra.Length > 0)
            {
                parts.Add($"has {List(extra, missing.Length > 0 ? missing : declared)}, which '{network}' does not declare");
            }

            yield return Problem.At(_network, ProblemIds.WeightNamesDiffer, file.File, string.Join(" and ", parts));
        }
    }

    private static IEnumerable<Problem> Shapes(NetworkGraph graph, WeightTensor[] held, WeightFile file)
    {
        for (int i = 0; i < graph.Layers.Count; i++)
        {
            foreach (Parameter parameter in graph.Layers[i].Parameters)
            {
                WeightTensor? tensor = Array.Find(held, tensor => tensor.Name == parameter.FullName);
                if (tensor is not null && !tensor.Shape.Equals(parameter.Shape.Axes))
                {
                    string shape = tensor.Shape.Count == 0 ? "a single number" : new Shape(tensor.Shape).ToString();
                    yield return Problem.At(
                        new Place(i),
                        ProblemIds.WeightShapesDiffer,
                        parameter.FullName,
                        parameter.Shape.ToString(),
                        file.File,
                        shape
                    );
                }
            }
        }
    }

    private static IEnumerable<Problem> Types(string network, NetworkGraph graph, WeightTensor[] held, string dtype, WeightFile file)
    {
        foreach (WeightTensor tensor in held)
        {
            if (graph.Parameters.FirstOrDefault(p => p.FullName == tensor.Name) is not { } parameter)
            {
                continue;
            }

            string declared = parameter.Format == WeightFormat.BFloat16 ? "BF16" : dtype;
            if (!WeightTypes.Takes(declared, tensor.Dtype))
            {
                string found = ForeignName.Escape(tensor.Dtype);
                string advice = WeightTypes.Advice(tensor.Dtype);
                return [Problem.At(_network, ProblemIds.WeightTypeDiffers, network, dtype, tensor.Name, file.File, found, advice)];
            }
        }

        return [];
    }

    private static string List(string[] names, IEnumerable<string> candidates)
    {
        IEnumerable<string> named = names
            .Take(MostNamed)
            .Select(name =>
                ForeignName.Quote(name)
                + (NearestName.Find(name, candidates) is { } nearest ? $" (nearest: {ForeignName.Quote(nearest)})" : "")
            );
        return string.Join(", ", named) + (names.Length > MostNamed ? $" and {names.Length - MostNamed} more" : "");
    }
}
