using System.Collections.Immutable;
using System.Numerics;
using StaticNets.Files;
using StaticNets.Runtime;
using StaticNets.Tool.FileFormats;
using StaticNets.Tool.Manifests;
using StaticNets.Tool.Mapping;
using StaticNets.Tool.Models;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Conversion;

/// <summary>
/// Converts a model file of another library to a file that a network can load. Nothing is written until every tensor is known to fit.
/// </summary>
internal static class ModelConverter
{
    // A model file may have MostForEach tensors for each tensor of the network and MostOthers further tensors: counters, random states, and
    // surplus tensors that an error message can name. The limit bounds the work for an untrusted header with a million names.
    private const int MostForEach = 4;
    private const int MostOthers = 1000;

    /// <summary>Converts a file.</summary>
    /// <returns>The report.</returns>
    /// <exception cref="ToolException">
    /// The network's layers and the model's modules cannot be matched, or the order in which the model has the features is unknown.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// The file breaks a rule of its format, has too many tensors, or contains values that the network's number formats cannot represent.
    /// </exception>
    public static ConversionReport Convert(
        string model,
        Framework framework,
        NetworkManifest network,
        string output,
        IEnumerable<MapArgument> maps
    )
    {
        ConversionReport report = new();
        int mostTensors = (MostForEach * network.Layers.Sum(layer => layer.Tensors.Count)) + MostOthers;
        using var source = ModelFile.Open(model, new FaultReporter(model), mostTensors);
        if (source.HasMore)
        {
            throw source.Faults.File($"at most {mostTensors} tensors for '{network.Name}'", "more");
        }

        ModelWeights weights = ModelWeights.Of(source.Entries, framework);
        IReadOnlyList<TensorMove> moves = ModuleMapper.Map(framework, weights.Modules, network.Layers, maps);
        TensorConverter converter = new(source, framework, network, report);
        ConvertedTensor[] tensors = [.. moves.Select(converter.Convert)];
        foreach (ModelTensor ignored in weights.Ignored)
        {
            report.AddIgnored(ignored);
        }

        foreach (string note in ConversionNotes.Of(network, framework))
        {
            report.AddNote(note);
        }

        Write(output, tensors, network.Precision);
        report.AddWritten(output, tensors, network.Precision);
        return report;
    }

    private static void Write(string path, ConvertedTensor[] tensors, Precision precision)
    {
        if (precision == Precision.Double)
        {
            Write<double>(path, tensors);
        }
        else
        {
            Write<float>(path, tensors);
        }
    }

    private static void Write<T>(string path, ConvertedTensor[] tensors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ILookup<bool, ConvertedTensor> parts = tensors.ToLookup(tensor => tensor.Target.Format == WeightFormat.Default);
        T[] block = [.. parts[true].SelectMany(tensor => tensor.Values).Select(T.CreateChecked)];
        float[] narrow = [.. parts[false].SelectMany(tensor => tensor.Values).Select(value => (float)value)];
        BFloat16Block rounded = new(narrow.Length);
        rounded.Write(0, narrow);
        Dictionary<bool, int> lengths = new() { [true] = 0, [false] = 0 };
        TensorDescription[] places = [.. tensors.Select(Place)];
        SafetensorsWriter.Write<T>(path, places, block, rounded as NarrowBlock<T>);

        // Tensors of the same number format lie in one block, one after the other.
        TensorDescription Place(ConvertedTensor tensor)
        {
            bool isWide = tensor.Target.Format == WeightFormat.Default;
            ImmutableArray<int> shape = [.. tensor.Target.Shape];
            int first = lengths[isWide];
            lengths[isWide] = checked(first + tensor.Values.Length);
            return new TensorDescription(tensor.Target.Name, shape, first, shape[^1], Initializer.Zeros, 0, 0)
            {
                Format = tensor.Target.Format,
            };
        }
    }
}
