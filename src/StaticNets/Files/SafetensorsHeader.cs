using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StaticNets.Files;

/// <summary>Writes the header: its length (8 bytes, little endian), then JSON, filled up with spaces to a multiple of 8.</summary>
internal static class SafetensorsHeader
{
    private const int Alignment = 8;

    // The header is read by programs, never embedded in HTML: names stay as they are written in the source.
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The entry of a tensor whose data begin at that byte.</summary>
    public static SafetensorsEntry Entry(string name, SafetensorsDtype dtype, ReadOnlySpan<int> shape, ulong begin)
    {
        var axes = new List<ulong>();
        ulong bytes = (ulong)dtype.Bits / 8;
        foreach (int length in shape)
        {
            axes.Add((ulong)length);
            bytes *= (ulong)length;
        }

        return new SafetensorsEntry(name, dtype, axes, begin, begin + bytes);
    }

    /// <summary>The bytes of a file up to its data.</summary>
    public static byte[] Of(IEnumerable<SafetensorsEntry> entries)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, _options))
        {
            writer.WriteStartObject();
            foreach (SafetensorsEntry entry in entries)
            {
                Write(writer, entry);
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

    private static void Write(Utf8JsonWriter writer, SafetensorsEntry entry)
    {
        writer.WriteStartObject(entry.Name);
        writer.WriteString("dtype", entry.Dtype.Name);
        writer.WriteStartArray("shape");
        foreach (ulong length in entry.Shape)
        {
            writer.WriteNumberValue(length);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(entry.Begin);
        writer.WriteNumberValue(entry.End);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
