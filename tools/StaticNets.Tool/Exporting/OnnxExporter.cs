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
    /// <param name="declared">Its attributes.</param>
    /// <param name="weights">The file of its weights.</param>
    /// <returns>The file, and the version of the operations that it uses.</returns>
    /// <exception cref="ToolException">Layers cannot be exported: all are named.</exception>
    /// <exception cref="InvalidDataException">The weights do not fit the network.</exception>
    public static (byte[] File, int Opset) Export(NetworkManifest network, DeclaredNetwork declared, string weights)
    {
        Dictionary<string, double[]> tensors = Read(network, weights);
        GraphWriter graph = new(network.Precision);
        Dictionary<string, ExportedValue> values = new(StringComparer.Ordinal);
        foreach (InputManifest input in network.Inputs)
        {
            bool isIndex = IsIndex(network, input.Name);
            int[] shape = declared.HasAnySteps ? [Steps.Any, .. input.Shape[1..]] : input.Shape;
            graph.AddInput(input.Name, isIndex, shape);
            values[input.Name] = ExportedValue.OfLast(graph, input.Name, shape);
        }

        List<string> refusals = [];
        for (int i = 0; i < network.Layers.Count; i++)
        {
            Export(graph, network, i, declared.Layers[i], tensors, values, refusals);
        }

        if (refusals.Count > 0)
        {
            throw RefusalList.Of($"'{network.Name}'", "layer", layers => $"{layers} cannot be exported", refusals, most: refusals.Count);
        }

        ExportedValue first = values[network.Inputs[0].Name];
        HashSet<string> taken = [.. network.Inputs.Select(input => input.Name)];
        foreach (string output in network.Outputs)
        {
            ExportedValue value = values[output].ForEachRow(output, first);

            // Layers that only train hand on their input; inputs and outputs need names of their own.
            string name = taken.Contains(value.Last) ? graph.Add("Identity", output, [value.Last]) : value.Last;
            taken.Add(name);
            graph.AddOutput(name, value.Shape);
        }

        IEnumerable<LayerManifest> frozen = network.Layers.Where((_, i) => declared.Layers[i].Bool("Frozen"));
        byte[] file = graph.File(network.Name, [.. frozen.Select(layer => layer.Name)]);
        return (file, graph.Version);
    }

    /// <summary>Whether an embedding reads an input, itself or as the input of a part or block.</summary>
    private static bool IsIndex(NetworkManifest network, string name) =>
        network
            .Layers.Where(layer => layer.Reads.Contains(name))
            .Any(layer => layer.Kind == "Embedding" || (LayerTable.IsEnd(layer.Kind) && IsIndex(network, layer.Name)));

    private static void Export(
        GraphWriter graph,
        NetworkManifest network,
        int index,
        DeclaredLayer declared,
        Dictionary<string, double[]> tensors,
        Dictionary<string, ExportedValue> values,
        List<string> refusals
    )
    {
        LayerManifest layer = network.Layers[index];
        ExportedValue[] inputs = [.. layer.Reads.Select(read => values[read])];
        int[] shape = Shape(layer, inputs);
        IReadOnlyList<TensorManifest> stored = network.Layers.First(other => other.Name == declared.Owner).Tensors;
        Dictionary<string, double[]> own = stored.ToDictionary(
            tensor => tensor.Role,
            tensor => tensors[tensor.Name],
            StringComparer.Ordinal
        );
        try
        {
            Func<ExportContext, ExportedValue> export =
                LayerTable.Find(layer.Kind)
                ?? throw new ExportException(
                    LayerTable.Refused.GetValueOrDefault(layer.Kind, "this kind of layer is newer than this tool")
                );
            ExportedValue value = export(new(graph, declared, layer, inputs, shape, stored, own));
            values[layer.Name] = Array.TrueForAll(inputs, input => input.IsSingleRow) ? value.AsSingleRow() : value;
        }
        catch (ExportException refusal)
        {
            refusals.Add($"'{layer.Name}' ({layer.Kind}): {refusal.Message}");

            // The layers that read it are checked as well.
            values[layer.Name] = ExportedValue.OfLast(graph, layer.Name, shape);
        }
    }

    /// <summary>
    /// Returns the shape of a layer's output. Layers that read any number of steps and give two axes give as many steps: others are
    /// mistakes in the declaration.
    /// </summary>
    private static int[] Shape(LayerManifest layer, ExportedValue[] inputs)
    {
        bool isOpen = layer.OutputShape.Length == 2 && Array.Exists(inputs, input => input.Shape[0] == Steps.Any);
        return isOpen ? [Steps.Any, layer.OutputShape[1]] : layer.OutputShape;
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
