using StaticNets.Tool.Conversion;
using StaticNets.Tool.FileFormats;
using StaticNets.Tool.Importing.Constants;

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

/// <summary>Where a layer is in a model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Outermost">The name of the layer of the whole model that it is, or is part of.</param>
/// <param name="Numbered">Its place by class and number, <c>layers/functional/layers/dense_1</c>.</param>
internal sealed record LayerPlace(string Name, string Outermost, string Numbered);

/// <summary>The tensors of one layer.</summary>
/// <param name="Numbered">Tensors by their places in the layer: <c>vars/0</c>, <c>cell/vars/0</c>.</param>
/// <param name="Listed">Tensors with the parts of their names behind the layer's: <c>lstm_3</c>, <c>lstm_cell</c>, <c>kernel</c>.</param>
internal sealed record LayerTensors(
    IReadOnlyDictionary<string, RawTensor> Numbered,
    IReadOnlyList<(string[] Path, RawTensor Tensor)> Listed
)
{
    /// <summary>Returns a tensor, or <see langword="null"/> if the file does not have it.</summary>
    /// <param name="part">The part of the layer that it belongs to.</param>
    /// <param name="roles">Its name, and older ones.</param>
    /// <param name="number">Its number in the part.</param>
    private RawTensor? Find(LayerPart part, string[] roles, int number) =>
        part.Folders.Select(folder => Numbered.GetValueOrDefault($"{folder}vars/{number}")).FirstOrDefault(tensor => tensor is not null)
        ?? Listed.FirstOrDefault(item => roles.Contains(item.Path[^1]) && part.IsIn(item.Path)).Tensor;

    /// <summary>Returns the elements of a tensor.</summary>
    /// <param name="part">The part of the layer that it belongs to.</param>
    /// <param name="roles">Its name, and older ones.</param>
    /// <param name="number">Its number in the part.</param>
    /// <param name="shape">Its shape.</param>
    /// <exception cref="RefusalException">The file does not have it, or it has another shape or type.</exception>
    public double[] Values(LayerPart part, string[] roles, int number, int[] shape)
    {
        RawTensor tensor = Find(part, roles, number) ?? throw new RefusalException($"the file has no tensor {roles[0]} of the layer");
        if (!tensor.Shape.SequenceEqual(shape.Select(length => (long)length)))
        {
            throw new RefusalException($"its {roles[0]} must have the shape {Sizes.Text(shape)}, found {Sizes.Text(tensor.Shape)}");
        }

        return TensorValues.Read(tensor.Dtype, tensor.Bytes)
            ?? throw new RefusalException($"its {roles[0]} must have real numbers, found {tensor.Dtype.Name}");
    }

    /// <summary>Returns the shape of a tensor, or <see langword="null"/> if the file does not have it.</summary>
    public int[]? ShapeOf(LayerPart part, string[] roles, int number) =>
        Find(part, roles, number) is { } tensor ? Array.ConvertAll(tensor.Shape, length => (int)Math.Min(length, int.MaxValue)) : null;
}

/// <summary>A part of a layer with tensors of its own, such as the cell of a recurrent layer.</summary>
/// <param name="Folders">Its places in a <c>.keras</c> file, each with a slash at the end; the first that has the tensor counts.</param>
/// <param name="IsIn">Whether the name of a tensor in an <c>.h5</c> file, divided at the slashes, is in the part.</param>
internal sealed record LayerPart(string[] Folders, Func<string[], bool> IsIn)
{
    /// <summary>The layer itself.</summary>
    public static LayerPart Whole { get; } = new([""], _ => true);

    /// <summary>Returns the same part of a layer that is wrapped by another.</summary>
    public LayerPart Within(string folder) => this with { Folders = [.. Folders.Select(inner => folder + inner)] };
}
