using StaticNets.Files;
using StaticNets.Tool.Text;
using Dimension = global::Onnx.TensorShapeProto.Types.Dimension;
using Proto = global::Onnx.ValueInfoProto;

namespace StaticNets.Tool.Onnx;

/// <summary>An input of a graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its number format.</param>
/// <param name="Lengths">The length of each axis; <see langword="null"/> for one that the file leaves open.</param>
/// <param name="Labels">What the file calls each axis, for example <c>batch</c>; empty for one with a length.</param>
internal sealed record OnnxInput(string Name, ElementType Type, IReadOnlyList<int?> Lengths, IReadOnlyList<string> Labels)
{
    /// <summary>Reads the description of an input.</summary>
    /// <exception cref="ToolException">The input is no tensor of numbers, or has no shape.</exception>
    public static OnnxInput Read(Proto input)
    {
        global::Onnx.TypeProto.Types.Tensor? tensor = input.Type?.TensorType;
        var type = (ElementType)(tensor?.ElemType ?? 0);
        if (tensor is null || !Enum.IsDefined(type))
        {
            throw new ToolException($"The input {ForeignName.Quote(input.Name)} is no tensor of numbers.");
        }

        if (tensor.Shape is null)
        {
            throw new ToolException($"The input {ForeignName.Quote(input.Name)} has no shape: state it with --shape.");
        }

        return new(input.Name, type, [.. tensor.Shape.Dim.Select(Length)], [.. tensor.Shape.Dim.Select(Label)]);

        static int? Length(Dimension dimension) =>
            dimension.HasDimValue && dimension.DimValue is > 0 and <= int.MaxValue ? (int)dimension.DimValue : null;

        static string Label(Dimension dimension) => dimension.HasDimParam ? dimension.DimParam : "";
    }

    /// <summary>The shape as the file states it: <c>[batch, 3, 32, 32]</c>.</summary>
    public string Shape =>
        $"[{string.Join(", ", Lengths.Zip(Labels, (length, label) => length is { } known ? $"{known}" : label.Length > 0 ? ForeignName.Escape(label) : "?"))}]";
}
