using System.Buffers.Binary;
using StaticNets.Files;
using StaticNets.Runtime;
using StaticNets.Simd;
using StaticNets.Tool.Text;
using Proto = global::Onnx.TensorProto;

namespace StaticNets.Tool.Onnx;

/// <summary>Reads the numbers of a tensor: from its raw bytes, from its list of numbers, or from a file beside the model.</summary>
internal static class OnnxTensor
{
    private delegate double Decoder(ReadOnlySpan<byte> element);

    /// <summary>Returns the shape of a tensor.</summary>
    /// <exception cref="ToolException">A length is negative, or the tensor has more elements than an array can have.</exception>
    public static int[] Shape(Proto tensor)
    {
        long elements = 1;
        foreach (long length in tensor.Dims)
        {
            elements = length is < 0 or > int.MaxValue ? -1 : elements * length;
            if (elements is < 0 or > int.MaxValue)
            {
                throw Fault(tensor, "expected a shape that an array can have", $"[{string.Join(", ", tensor.Dims)}]");
            }
        }

        return [.. tensor.Dims.Select(length => (int)length)];
    }

    /// <summary>Returns the number format of a tensor.</summary>
    /// <exception cref="ToolException">The format is unknown, or none of numbers.</exception>
    public static ElementType Type(Proto tensor)
    {
        var type = (ElementType)tensor.DataType;
        return Enum.IsDefined(type)
            ? type
            : throw Fault(tensor, "expected numbers of 16, 32 or 64 bits, integers or truth values", $"the type {tensor.DataType}");
    }

    /// <summary>Reads the elements in row-major order. Every type but the integers of 64 bits fits into double exactly.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="folder">The folder of the model, in which files with the data of tensors are.</param>
    /// <exception cref="ToolException">The data do not fit the shape, or the file with the data cannot be read.</exception>
    public static double[] Values(Proto tensor, string? folder)
    {
        int[] shape = Shape(tensor);
        int count = shape.Aggregate(1, (product, length) => product * length);
        ElementType type = Type(tensor);
        if (tensor.DataLocation == Proto.Types.DataLocation.External)
        {
            return Decode(tensor, type, ExternalData.Read(tensor, (long)count * type.Size(), folder), count);
        }

        return tensor.HasRawData ? Decode(tensor, type, tensor.RawData.Span, count) : Listed(tensor, type, count);
    }

    private static double[] Decode(Proto tensor, ElementType type, ReadOnlySpan<byte> bytes, int count)
    {
        int size = type.Size();
        if (bytes.Length != (long)count * size)
        {
            throw Fault(tensor, $"expected {(long)count * size} bytes", $"{bytes.Length}");
        }

        Decoder decode = DecoderOf(type);
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = decode(bytes.Slice(i * size, size));
        }

        return values;
    }

    private static Decoder DecoderOf(ElementType type) =>
        type switch
        {
            ElementType.Single => element => BinaryPrimitives.ReadSingleLittleEndian(element),
            ElementType.Double => BinaryPrimitives.ReadDoubleLittleEndian,
            ElementType.Half => element => (double)BinaryPrimitives.ReadHalfLittleEndian(element),
            ElementType.BFloat16 => element => BFloat16.Widen(BinaryPrimitives.ReadUInt16LittleEndian(element)),
            ElementType.Int64 => element => BinaryPrimitives.ReadInt64LittleEndian(element),
            ElementType.UInt64 => element => BinaryPrimitives.ReadUInt64LittleEndian(element),
            ElementType.Int32 => element => BinaryPrimitives.ReadInt32LittleEndian(element),
            ElementType.UInt32 => element => BinaryPrimitives.ReadUInt32LittleEndian(element),
            ElementType.Int16 => element => BinaryPrimitives.ReadInt16LittleEndian(element),
            ElementType.UInt16 => element => BinaryPrimitives.ReadUInt16LittleEndian(element),
            ElementType.Int8 => element => (sbyte)element[0],
            _ => element => element[0],
        };

    /// <summary>Reads the lists of numbers. Formats of 16 bits are in the list of integers as their bits.</summary>
    private static double[] Listed(Proto tensor, ElementType type, int count)
    {
        IEnumerable<double> values = type switch
        {
            ElementType.Single => tensor.FloatData.Select(value => (double)value),
            ElementType.Double => tensor.DoubleData,
            ElementType.Int64 => tensor.Int64Data.Select(value => (double)value),
            ElementType.UInt64 or ElementType.UInt32 => tensor.Uint64Data.Select(value => (double)value),
            ElementType.Half => tensor.Int32Data.Select(value => (double)BitConverter.UInt16BitsToHalf(unchecked((ushort)value))),
            ElementType.BFloat16 => tensor.Int32Data.Select(value => (double)BFloat16.Widen(unchecked((ushort)value))),
            _ => tensor.Int32Data.Select(value => (double)value),
        };
        int found = type switch
        {
            ElementType.Single => tensor.FloatData.Count,
            ElementType.Double => tensor.DoubleData.Count,
            ElementType.Int64 => tensor.Int64Data.Count,
            ElementType.UInt64 or ElementType.UInt32 => tensor.Uint64Data.Count,
            _ => tensor.Int32Data.Count,
        };
        return found == count
            ? [.. values]
            : throw Fault(tensor, $"expected {count} numbers for the shape {Shapes.Text(Shape(tensor))}", $"{found}");
    }

    /// <summary>Returns an error about a tensor.</summary>
    public static ToolException Fault(Proto tensor, string expected, string found) =>
        new($"The tensor {ForeignName.Quote(tensor.Name)}: {expected}, found {found}.");
}
