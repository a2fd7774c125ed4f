using System.Buffers.Binary;
using System.Text;

namespace StaticNets.Tests.Files;

/// <summary>Creates weight files byte by byte.</summary>
internal static class SafetensorsBytes
{
    public static byte[] File(string header, params ReadOnlySpan<float> data) => File(Encoding.UTF8.GetBytes(header), data);

    public static byte[] File(byte[] header, params ReadOnlySpan<float> data)
    {
        var bytes = new byte[8 + header.Length + (4 * data.Length)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, header.Length);
        header.CopyTo(bytes, 8);
        for (int i = 0; i < data.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(8 + header.Length + (4 * i)), data[i]);
        }

        return bytes;
    }

    public static byte[] WithHeaderLength(byte[] file, ulong length)
    {
        var changed = (byte[])file.Clone();
        BinaryPrimitives.WriteUInt64LittleEndian(changed, length);
        return changed;
    }

    public static int HeaderLength(byte[] file) => (int)BinaryPrimitives.ReadInt64LittleEndian(file);

    public static string Header(byte[] file) => Encoding.UTF8.GetString(file, 8, HeaderLength(file));
}
