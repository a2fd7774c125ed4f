using StaticNets.Tool.Conversion;
using StaticNets.Tool.FileFormats;
using StaticNets.Tool.Importing.Constants;

namespace StaticNets.Tool.KerasModels.Architecture;

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
