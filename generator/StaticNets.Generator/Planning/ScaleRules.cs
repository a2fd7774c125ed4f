using System.Globalization;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations.Convolutions;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Planning;

/// <summary>Reports SNET4001 for networks that work, but for which other libraries are better suited.</summary>
internal static class ScaleRules
{
    /// <summary>
    /// Weights that exceed the last-level cache of ordinary processors (8 to 64 MiB) are read from memory in every prediction, at a tenth
    /// of the speed or less. The limit is 16 777 216 parameters in single precision.
    /// </summary>
    public const long MostBytes = 64L << 20;

    /// <summary>
    /// A pass calls the functions of all layers. The JIT optimises a method up to 20 000 instructions that use its variables 8 000 times.
    /// One dense layer with softmax adds 90 instructions and 33 uses to the backward pass. A convolution with groups, padding, DropConnect
    /// and softmax adds 215 and 60; it counts as two layers.
    /// </summary>
    public const int MostLayers = 150;

    /// <summary>Each additional layer that an [Add] or [Concatenate] reads adds a call: 5 instructions, 3 variables.</summary>
    public const int MostReads = 800;

    public static IEnumerable<Problem> Check(NetworkGraph graph, string name, Element element)
    {
        long bytes = graph.ParameterCount * element.Bytes;
        int convolutions = graph.Operations.Count(operation => operation is Convolution);
        int reads = graph.Layers.Sum(layer => layer.Reads.Count);
        string? finding =
            bytes > MostBytes
                ? $"its {Literals.Grouped(graph.ParameterCount)} parameters ({Mebibytes(bytes)} MiB) do not fit into the caches of a processor, "
                    + "so that each prediction waits until all of them have come from memory"
            : graph.Layers.Count + convolutions > MostLayers
                ? $"it has {Literals.Grouped(graph.Layers.Count)} layers{CountedTwice(convolutions)}, and with more than {MostLayers} the "
                    + "methods that run through them can become too long for .NET to optimise"
            : reads > MostReads
                ? $"its layers read one another {Literals.Grouped(reads)} times, and with more than {Literals.Grouped(MostReads)} the methods "
                    + "that run through them can become too long for .NET to optimise"
            : null;
        return finding is null ? [] : [Problem.At(new Place(Place.Network), ProblemIds.BeyondTheTool, name, finding)];
    }

    private static string CountedTwice(int convolutions) =>
        convolutions == 0 ? "" : $", {Literals.Grouped(convolutions)} of them convolutions that count twice";

    private static string Mebibytes(long bytes) => (bytes / (1024.0 * 1024.0)).ToString("F0", CultureInfo.InvariantCulture);
}
