using System.Globalization;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations.Convolutions;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Planning;

/// <summary>Reports SNET4001 for networks that work, but for which other libraries are better suited.</summary>
internal static class ScaleRules
{
    public static IEnumerable<Problem> Check(NetworkGraph graph, string name, Element element)
    {
        long bytes = graph.ParameterCount * element.Bytes;
        int convolutions = graph.Operations.Count(operation => operation is Convolution);
        int reads = graph.Layers.Sum(layer => layer.Reads.Count);
        string? finding =
            bytes > Tuning.AdvisedBytes
                ? $"its {Literals.Grouped(graph.ParameterCount)} parameters ({Mebibytes(bytes)} MiB) do not fit into the caches of a processor, "
                    + "so that each prediction waits until all of them have come from memory"
            : graph.Layers.Count + convolutions > Tuning.AdvisedLayers
                ? $"it has {Literals.Grouped(graph.Layers.Count)} layers{CountedTwice(convolutions)}, and with more than {Tuning.AdvisedLayers} the "
                    + "methods that run through them can become too long for .NET to optimise"
            : reads > Tuning.AdvisedReads
                ? $"its layers read one another {Literals.Grouped(reads)} times, and with more than {Literals.Grouped(Tuning.AdvisedReads)} the methods "
                    + "that run through them can become too long for .NET to optimise"
            : null;
        return finding is null ? [] : [Problem.At(new Place(Place.Network), ProblemIds.BeyondTheTool, name, finding)];
    }

    private static string CountedTwice(int convolutions) =>
        convolutions == 0 ? "" : $", {Literals.Grouped(convolutions)} of them convolutions that count twice";

    private static string Mebibytes(long bytes) => (bytes / (1024.0 * 1024.0)).ToString("F0", CultureInfo.InvariantCulture);
}
