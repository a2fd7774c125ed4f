using System.Text;
using StaticNets.Files;
using StaticNets.Runtime;
using StaticNets.Tool.Conversion;
using StaticNets.Tool.Exporting.Graphs;
using StaticNets.Tool.Exporting.Layers;
using StaticNets.Tool.Manifests;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Exporting;

/// <summary>Makes an ONNX model of a network and its weights. Inputs and outputs are those of <c>Predict</c>: channels last.</summary>
internal static class OnnxExporter
{
    /// <summary>Exports a network.</summary>
    /// <param name="network">The manifest.</param>
    /// <param name="declared">The attributes of its layers.</param>
    /// <param name="weights">The file of its weights.</param>
    /// <returns>The file, and the version of the operations that it uses.</returns>
    /// <exception cref="ToolException">Layers cannot be exported: all are named.</exception>
    /// <exception cref="InvalidDataException">The weights do not fit the network.</exception>
    public static (byte[] File, int Opset) Export(NetworkManifest network, IReadOnlyList<DeclaredLayer> declared, string weights)
    {
        Dictionary<string, double[]> tensors = Read(network, weights);
        GraphWriter graph = new(network.Precision);
        Dictionary<string, ExportedValue> values = new(StringComparer.Ordinal);
        foreach (InputManifest input in network.Inputs)
        {
            if (Array.Exists(input.Shape, length => length < 1))
            {
                throw new ToolException($"The input '{input.Name}' has any number of steps: declare a number to export '{network.Name}'.");
            }

            bool isIndex = network.Layers.Any(layer => layer.Kind == "Embedding" && layer.Reads[0] == input.Name);
            graph.AddInput(input.Name, isIndex, input.Shape);
            values[input.Name] = ExportedValue.OfLast(graph, input.Name, input.Shape);
        }

        List<string> refusals = [];
        for (int i = 0; i < network.Layers.Count; i++)
        {
            Export(graph, network.Layers[i], declared[i], tensors, values, refusals);
        }

        if (refusals.Count > 0)
        {
            throw Refusal(network, refusals);
        }

        foreach (string output in network.Outputs)
        {
            graph.AddOutput(values[output].Last, values[output].Shape);
        }

        byte[] file = graph.File(network.Name);
        return (file, graph.Version);
    }

    private static void Export(
        GraphWriter graph,
        LayerManifest layer,
        DeclaredLayer declared,
        Dictionary<string, double[]> tensors,
        Dictionary<string, ExportedValue> values,
        List<string> refusals
    )
    {
        Dictionary<string, double[]> own = layer.Tensors.ToDictionary(
            tensor => tensor.Role,
            tensor => tensors[tensor.Name],
            StringComparer.Ordinal
        );
        try
        {
            Func<ExportContext, ExportedValue> export =
                LayerTable.Find(layer.Kind) ?? throw new ExportException("no operation of ONNX computes this kind of layer");
            values[layer.Name] = export(new(graph, declared, layer, [.. layer.Reads.Select(read => values[read])], own));
        }
        catch (ExportException refusal)
        {
            refusals.Add($"\n  '{layer.Name}' ({layer.Kind}): {refusal.Message}");

            // The layers that read it are checked as well.
            values[layer.Name] = ExportedValue.OfLast(graph, layer.Name, layer.OutputShape);
        }
    }

    private static ToolException Refusal(NetworkManifest network, List<string> refusals)
    {
        string count = refusals.Count == 1 ? "1 layer" : $"{refusals.Count} layers";
        StringBuilder text = new($"'{network.Name}': {count} cannot be exported. Nothing was written.");
        refusals.ForEach(refusal => text.Append(refusal));
        return new ToolException(text.ToString(), exitCode: ToolException.Refused);
    }

    private static Dictionary<string, double[]> Read(NetworkManifest network, string path)
    {
        using var source = SafetensorsSource.Open(path, new FaultReporter(path));
        Dictionary<string, SafetensorsEntry> entries = source.Entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        Dictionary<string, double[]> tensors = new(StringComparer.Ordinal);
        foreach (TensorManifest tensor in network.Layers.SelectMany(layer => layer.Tensors))
        {
            SafetensorsEntry entry =
                entries.GetValueOrDefault(tensor.Name)
                ?? throw source.Faults.File($"the tensor '{tensor.Name}' of '{network.Name}'", "a file without it");
            bool fits = entry.Shape.Select(length => (long)length).SequenceEqual(tensor.Shape.Select(length => (long)length));
            tensors[tensor.Name] = fits
                ? TensorValues.Read(source, entry)
                : throw source.Faults.Tensor(tensor.Name, Shapes.Text(tensor.Shape), Shapes.Text(entry.Shape));
        }

        return tensors;
    }
}
