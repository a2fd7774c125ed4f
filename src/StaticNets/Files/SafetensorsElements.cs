using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;
using StaticNets.Simd;

namespace StaticNets.Files;

/// <summary>
/// Converts numbers to and from the bytes of a file, which are little-endian on every machine. Every conversion is exact.
/// </summary>
internal static class SafetensorsElements
{
    /// <summary>Returns the format's element type for <typeparamref name="T"/>.</summary>
    /// <exception cref="NotSupportedException">
    /// <typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.
    /// </exception>
    public static SafetensorsDtype DtypeOf<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            return SafetensorsDtype.F32;
        }

        return typeof(T) == typeof(double) ? SafetensorsDtype.F64 : throw new NotSupportedException("Weights are float or double.");
    }

    /// <summary>Returns the element type in which a tensor is stored.</summary>
    public static SafetensorsDtype DtypeOf<T>(TensorDescription tensor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => tensor.IsNarrow ? SafetensorsDtype.BF16 : DtypeOf<T>();

    /// <summary>Writes all of <paramref name="values"/> to the start of <paramref name="bytes"/>.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="dtype">The element type to write; it represents every one of the values exactly.</param>
    /// <param name="bytes">Receives the elements as the file stores them.</param>
    public static void Encode<T>(ReadOnlySpan<T> values, SafetensorsDtype dtype, Span<byte> bytes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = dtype.Bits / 8;
        for (int i = 0; i < values.Length; i++)
        {
            Span<byte> place = bytes.Slice(i * size, size);
            if (typeof(T) == typeof(float) && size == sizeof(ushort))
            {
                BinaryPrimitives.WriteUInt16LittleEndian(place, BFloat16.Round(Unsafe.BitCast<T, float>(values[i])));
            }
            else if (typeof(T) == typeof(float))
            {
                BinaryPrimitives.WriteSingleLittleEndian(place, Unsafe.BitCast<T, float>(values[i]));
            }
            else
            {
                BinaryPrimitives.WriteDoubleLittleEndian(place, Unsafe.BitCast<T, double>(values[i]));
            }
        }
    }

    /// <summary>Fills all of <paramref name="values"/> from the start of <paramref name="bytes"/>.</summary>
    /// <param name="bytes">Elements as the file stores them.</param>
    /// <param name="dtype">
    /// The type of these elements, one that <see cref="WeightTypes.Takes"/> accepts for <typeparamref name="T"/>.
    /// </param>
    /// <param name="values">Receives the numbers.</param>
    public static unsafe void Decode<T>(ReadOnlySpan<byte> bytes, SafetensorsDtype dtype, Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (typeof(T) == typeof(double))
            {
                values[i] = Unsafe.BitCast<double, T>(BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]));
                continue;
            }

            float value =
                dtype.Bits == SafetensorsDtype.F32.Bits ? BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..])
                : dtype.Name == "F16" ? (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(i * sizeof(ushort))..])
                : BFloat16.Widen(BinaryPrimitives.ReadUInt16LittleEndian(bytes[(i * sizeof(ushort))..]));
            values[i] = Unsafe.BitCast<float, T>(value);
        }
    }
}
