using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace StaticNets.Files;

/// <summary>
/// Writes the header of a safetensors file: its length (8 bytes, little-endian), then JSON, padded with spaces to a multiple of 8 bytes.
/// </summary>
internal static class SafetensorsHeader
{
    private const int Alignment = 8;

    /// <summary>Creates the entry of a tensor whose data begin at an offset.</summary>
    public static SafetensorsEntry Entry(string name, SafetensorsDtype dtype, ReadOnlySpan<int> shape, ulong begin)
    {
        var axes = new ulong[shape.Length];
        ulong bytes = (ulong)dtype.Bits / 8;
        for (int axis = 0; axis < axes.Length; axis++)
        {
            axes[axis] = (ulong)shape[axis];
            bytes *= axes[axis];
        }

        return new SafetensorsEntry(name, dtype, axes, begin, begin + bytes);
    }

    /// <summary>Returns the bytes of a file before its tensor data.</summary>
    public static byte[] Of(IEnumerable<SafetensorsEntry> entries)
    {
        // The JSON is built by hand: a JSON writer with its escape tables would take up a fortieth of a small program compiled ahead of
        // time.
        var json = new StringBuilder("{");
        foreach (SafetensorsEntry entry in entries)
        {
            Write(json, entry);
        }

        byte[] text = Encoding.UTF8.GetBytes(json.Append('}').ToString());
        int length = (text.Length + Alignment - 1) / Alignment * Alignment;
        var header = new byte[sizeof(ulong) + length];
        header.AsSpan().Fill((byte)' ');
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)length);
        text.CopyTo(header.AsSpan(sizeof(ulong)));
        return header;
    }

    private static void Write(StringBuilder json, SafetensorsEntry entry)
    {
        json.Append(json.Length > 1 ? "," : "");
        WriteString(json, entry.Name);
        json.Append(CultureInfo.InvariantCulture, $":{{\"dtype\":\"{entry.Dtype.Name}\",\"shape\":[");
        for (int axis = 0; axis < entry.Shape.Length; axis++)
        {
            json.Append(CultureInfo.InvariantCulture, $"{(axis > 0 ? "," : "")}{entry.Shape[axis]}");
        }

        json.Append(CultureInfo.InvariantCulture, $"],\"data_offsets\":[{entry.Begin},{entry.End}]}}");
    }

    /// <summary>Writes a JSON string (RFC 8259): quotes, backslashes and control characters are escaped.</summary>
    private static void WriteString(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (char character in text)
        {
            if (character is '"' or '\\' || character < ' ')
            {
                json.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                json.Append(character);
            }
        }

        json.Append('"');
    }
}
