using StaticNets.Tool.FileFormats;

namespace StaticNets.Tool.KerasModels.Architecture;

/// <summary>
/// Finds the tensors of layers. A <c>.keras</c> file numbers them, <c>layers/lstm/cell/vars/0</c>, and counts layers of a class. An
/// <c>.h5</c> file names them, <c>model_weights/lstm_3/lstm_3/lstm_cell/kernel:0</c>; those of a model that is a layer stand together under
/// its name.
/// </summary>
internal sealed class LayerWeights
{
    private const string Named = "model_weights";
    private readonly RawTensor[] _tensors;

    public LayerWeights(IEnumerable<RawTensor> tensors)
    {
        _tensors = [.. tensors.OrderBy(tensor => tensor.Name, StringComparer.Ordinal)];
    }

    /// <summary>Returns the tensors of a layer.</summary>
    /// <param name="place">Where the layer is.</param>
    public LayerTensors Of(LayerPlace place)
    {
        Dictionary<string, RawTensor> numbered = new(StringComparer.Ordinal);

        // Keras 2.12 has called the list of layers so.
        foreach (string folder in (string[])[place.Numbered, place.Numbered.Replace("layers/", "_layer_checkpoint_dependencies/")])
        {
            foreach (RawTensor tensor in Under(folder))
            {
                numbered.TryAdd(tensor.Name[(folder.Length + 1)..], tensor);
            }
        }

        List<(string[] Path, RawTensor Tensor)> named = [];
        foreach (RawTensor tensor in Under($"{Named}/{place.Outermost}"))
        {
            string[] path = tensor.Name[(Named.Length + place.Outermost.Length + 2)..].Split('/');
            path[^1] = path[^1].Split(':')[0];
            if (place.Outermost == place.Name || path.SkipLast(1).Contains(place.Name))
            {
                named.Add((path, tensor));
            }
        }

        return new LayerTensors(numbered, named);
    }

    private IEnumerable<RawTensor> Under(string folder)
    {
        string prefix = folder + "/";
        int low = 0;
        int high = _tensors.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (string.CompareOrdinal(_tensors[middle].Name, prefix) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (int i = low; i < _tensors.Length && _tensors[i].Name.StartsWith(prefix, StringComparison.Ordinal); i++)
        {
            yield return _tensors[i];
        }
    }
}
