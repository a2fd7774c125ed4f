using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using StaticNets.Runtime;

namespace StaticNets.Files;

/// <summary>
/// Writes a parameter block as a safetensors file: the length of the header (8 bytes, little endian), the header (JSON, filled up with
/// spaces to a multiple of 8), the tensors in declared order, row-major, without padding.
/// </summary>
internal static class SafetensorsWriter
{
    private const int BufferLength = 1 << 16;
    private const int Alignment = 8;

    // The header is read by programs, never embedded in HTML: names stay as they are written in the source.
    private static readonly JsonWriterOptions _headerOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the tensors to a file, which is replaced whole or not at all.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="tensors">The tensors' names, shapes and places in the block.</param>
    /// <param name="block">The parameter block; <see cref="float"/> is written as F32, <see cref="double"/> as F64.</param>
    /// <exception cref="ArgumentException">The block is too short for the tensors.</exception>
    /// <exception cref="InvalidOperationException">A value is NaN or infinite: no reader of ours would take the file.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write<T>(string path, ReadOnlySpan<TensorDescription> tensors, ReadOnlySpan<T> block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TensorRows.RequireBlock(tensors, block.Length);
        byte[] header = Header(tensors, SafetensorsElements.DtypeOf<T>());
        using var file = new ReplacementFile(path);
        file.Stream.Write(header);
        var buffer = new byte[BufferLength];
        foreach (TensorDescription tensor in tensors)
        {
            WriteTensor(file.Stream, path, tensor, block, buffer);
        }

        file.Commit();
    }

    private static byte[] Header(ReadOnlySpan<TensorDescription> tensors, SafetensorsDtype dtype)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, _headerOptions))
        {
            writer.WriteStartObject();
            long begin = 0;
            foreach (TensorDescription tensor in tensors)
            {
                long end = begin + ((long)tensor.Length * (dtype.Bits / 8));
                WriteEntry(writer, tensor, dtype, begin, end);
                begin = end;
            }

            writer.WriteEndObject();
        }

        int length = (json.WrittenCount + Alignment - 1) / Alignment * Alignment;
        var header = new byte[sizeof(ulong) + length];
        header.AsSpan().Fill((byte)' ');
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)length);
        json.WrittenSpan.CopyTo(header.AsSpan(sizeof(ulong)));
        return header;
    }

    private static void WriteEntry(Utf8JsonWriter writer, TensorDescription tensor, SafetensorsDtype dtype, long begin, long end)
    {
        writer.WriteStartObject(tensor.Name);
        writer.WriteString("dtype", dtype.Name);
        writer.WriteStartArray("shape");
        foreach (int length in tensor.Shape)
        {
            writer.WriteNumberValue(length);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(begin);
        writer.WriteNumberValue(end);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static unsafe void WriteTensor<T>(Stream stream, string path, TensorDescription tensor, ReadOnlySpan<T> block, byte[] buffer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < tensor.Rows; row++)
        {
            ReadOnlySpan<T> rest = block.Slice(tensor.RowStart(row), tensor.RowLength);
            int bad = FiniteCheck.FirstNonFinite(rest);
            if (bad >= 0)
            {
                throw new InvalidOperationException(
                    $"Cannot write '{path}', tensor '{tensor.Name}': expected finite values, "
                        + $"found {rest[bad]} at {tensor.IndexOf((row * tensor.RowLength) + bad)}."
                );
            }

            while (!rest.IsEmpty)
            {
                int count = Math.Min(rest.Length, buffer.Length / sizeof(T));
                SafetensorsElements.Encode(rest[..count], buffer);
                stream.Write(buffer, 0, count * sizeof(T));
                rest = rest[count..];
            }
        }
    }
}
