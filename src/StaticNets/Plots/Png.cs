using System.Buffers.Binary;
using System.Text;

namespace StaticNets.Plots;

/// <summary>
/// Writes a palette image as a PNG file (W3C, Portable Network Graphics, third edition). The data are stored uncompressed, because the
/// output of a compressor depends on its version and the processor, and a picture should have the same bytes on every machine.
/// </summary>
internal static class Png
{
    private const int MostStored = 65535;
    private const uint AdlerModulus = 65521;
    private const uint ReversedCrcPolynomial = 0xEDB88320;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Returns the bytes of the PNG file.</summary>
    /// <param name="pixels">Palette indices, rows × width.</param>
    /// <param name="width">Number of pixels in a row.</param>
    /// <param name="palette">Up to 256 colours.</param>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, ReadOnlySpan<Rgb> palette)
    {
        const byte BitsOfIndex = 8;
        const byte WithPalette = 3;
        int height = pixels.Length / width;
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = BitsOfIndex;
        header[9] = WithPalette;
        var colors = new byte[3 * palette.Length];
        for (int i = 0; i < palette.Length; i++)
        {
            (colors[3 * i], colors[(3 * i) + 1], colors[(3 * i) + 2]) = palette[i];
        }

        // Each row begins with a byte for its filter type; 0 means that the row is not filtered.
        var rows = new byte[height * (width + 1)];
        for (int row = 0; row < height; row++)
        {
            pixels.Slice(row * width, width).CopyTo(rows.AsSpan((row * (width + 1)) + 1));
        }

        using var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "PLTE", colors);
        WriteChunk(file, "IDAT", Zlib(rows));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string name, ReadOnlySpan<byte> data)
    {
        byte[] content = [.. Encoding.ASCII.GetBytes(name), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(content));
        file.Write(number);
    }

    /// <summary>Wraps data in stored (uncompressed) blocks (RFC 1951) of a zlib stream (RFC 1950).</summary>
    private static byte[] Zlib(ReadOnlySpan<byte> data)
    {
        using var stream = new MemoryStream();
        stream.Write([0x78, 0x01]);
        Span<byte> block = stackalloc byte[5];
        for (int start = 0; start < data.Length; start += MostStored)
        {
            int length = Math.Min(MostStored, data.Length - start);
            block[0] = (byte)(start + length == data.Length ? 1 : 0);
            BinaryPrimitives.WriteUInt16LittleEndian(block[1..], (ushort)length);
            BinaryPrimitives.WriteUInt16LittleEndian(block[3..], (ushort)~length);
            stream.Write(block);
            stream.Write(data.Slice(start, length));
        }

        Span<byte> sum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(sum, Adler(data));
        stream.Write(sum);
        return stream.ToArray();
    }

    private static uint Adler(ReadOnlySpan<byte> data)
    {
        uint low = 1;
        uint high = 0;
        foreach (byte value in data)
        {
            low = (low + value) % AdlerModulus;
            high = (high + low) % AdlerModulus;
        }

        return (high << 16) | low;
    }

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) == 0 ? 0 : ReversedCrcPolynomial);
            }
        }

        return ~crc;
    }
}
