using System.Buffers.Binary;
using System.Globalization;
using StaticNets.Files;
using StaticNets.Runtime;
using StaticNets.Simd;

namespace StaticNets.Tool.Conversion;

/// <summary>Reads the values of a tensor in any supported number format as double, which represents all of them exactly.</summary>
internal static class TensorValues
{
    private delegate double Decoder(ReadOnlySpan<byte> element);

    /// <summary>Reads a tensor in row-major order.</summary>
    /// <exception cref="InvalidDataException">
    /// The element type is not supported, the tensor is too large, or a value is not finite.
    /// </exception>
    public static double[] Read(SafetensorsSource source, SafetensorsEntry entry)
    {
        (Decoder decode, byte[] bytes) = Open(source, entry);
        double[] values = Decode(decode, bytes, entry.Dtype.Bits / 8);
        RequireFinite(source, entry, FiniteCheck.FirstNonFinite<double>(values), i => values[i]);
        return values;
    }

    /// <summary>Reads a tensor with its axes in another order, so that its values are never in memory in both orders.</summary>
    /// <param name="source">The file.</param>
    /// <param name="entry">The tensor.</param>
    /// <param name="shape">The shape of the result.</param>
    /// <param name="axes">For each axis of the result, the axis of the tensor.</param>
    /// <inheritdoc cref="Read(SafetensorsSource, SafetensorsEntry)" path="/exception"/>
    public static double[] Read(SafetensorsSource source, SafetensorsEntry entry, int[] shape, int[] axes)
    {
        (Decoder decode, byte[] bytes) = Open(source, entry);
        int size = entry.Dtype.Bits / 8;
        var values = new double[bytes.Length / size];
        int bad = values.Length;
        int i = 0;
        foreach (int from in AxisOrder.Sources(shape, axes, values.Length))
        {
            values[i] = decode(bytes.AsSpan(from * size, size));
            bad = double.IsFinite(values[i++]) ? bad : Math.Min(bad, from);
        }

        RequireFinite(source, entry, bad < values.Length ? bad : -1, at => decode(bytes.AsSpan(at * size, size)));
        return values;
    }

    /// <summary>Reads the elements of a tensor, or returns <see langword="null"/> if their type is not supported.</summary>
    public static double[]? Read(SafetensorsDtype dtype, byte[] bytes) =>
        DecoderOf(dtype) is { } decode ? Decode(decode, bytes, dtype.Bits / 8) : null;

    /// <summary>Checks that no value overflows in single precision.</summary>
    /// <exception cref="InvalidDataException">A value is too large for single precision.</exception>
    public static void RequireSingle(SafetensorsSource source, SafetensorsEntry entry, double[] values) =>
        Require(source, entry, values, value => (float)value, "values that single precision holds");

    /// <summary>Checks that no sum of the values of two tensors overflows in single precision.</summary>
    /// <exception cref="InvalidDataException">A sum is too large for single precision.</exception>
    public static void RequireSingle(SafetensorsSource source, SafetensorsEntry entry, SafetensorsEntry other, double[] sums)
    {
        string expected = $"values whose sum with {ForeignName.Quote(other.Name)} single precision holds";
        Require(source, entry, sums, value => (float)value, expected);
    }

    /// <summary>Checks that no value overflows in bfloat16.</summary>
    /// <exception cref="InvalidDataException">A value is too large for bfloat16.</exception>
    public static void RequireBFloat16(SafetensorsSource source, SafetensorsEntry entry, double[] values) =>
        Require(source, entry, values, value => BFloat16.Widen(BFloat16.Round((float)value)), "values that BF16 holds");

    private static void Require(
        SafetensorsSource source,
        SafetensorsEntry entry,
        double[] values,
        Func<double, float> round,
        string expected
    )
    {
        int tooLarge = Array.FindIndex(values, value => !float.IsFinite(round(value)));
        if (tooLarge >= 0)
        {
            throw source.Faults.Tensor(entry.Name, expected, $"{Text(values[tooLarge])} at {Index(entry, tooLarge)}");
        }
    }

    /// <summary>Returns how the numbers of a tensor are read, and their bytes.</summary>
    private static (Decoder Decode, byte[] Bytes) Open(SafetensorsSource source, SafetensorsEntry entry)
    {
        Decoder decode = DecoderOf(source, entry);
        return entry.End - entry.Begin <= (ulong)Array.MaxLength
            ? (decode, source.ReadBytes(entry))
            : throw source.Faults.Tensor(entry.Name, $"at most {Array.MaxLength} bytes", $"{entry.End - entry.Begin}");
    }

    private static void RequireFinite(SafetensorsSource source, SafetensorsEntry entry, int bad, Func<int, double> value)
    {
        if (bad >= 0)
        {
            throw source.Faults.Tensor(entry.Name, "finite values", $"{Text(value(bad))} at {Index(entry, bad)}");
        }
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Index(SafetensorsEntry entry, int element)
    {
        var indices = new int[entry.Shape.Length];
        for (int axis = indices.Length - 1; axis >= 0; axis--)
        {
            (element, indices[axis]) = Math.DivRem(element, (int)entry.Shape[axis]);
        }

        return Shapes.Text(indices);
    }

    private static double[] Decode(Decoder decode, byte[] bytes, int size)
    {
        var values = new double[bytes.Length / size];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = decode(bytes.AsSpan(i * size, size));
        }

        return values;
    }

    private static Decoder DecoderOf(SafetensorsSource source, SafetensorsEntry entry) =>
        DecoderOf(entry.Dtype) ?? throw source.Faults.Tensor(entry.Name, "F64, F32, F16 or BF16", entry.Dtype.Name);

    private static Decoder? DecoderOf(SafetensorsDtype dtype) =>
        dtype.Name switch
        {
            "F64" => BinaryPrimitives.ReadDoubleLittleEndian,
            "F32" => element => BinaryPrimitives.ReadSingleLittleEndian(element),
            "F16" => element => (double)BinaryPrimitives.ReadHalfLittleEndian(element),
            "BF16" => element => BFloat16.Widen(BinaryPrimitives.ReadUInt16LittleEndian(element)),
            _ => null,
        };
}
