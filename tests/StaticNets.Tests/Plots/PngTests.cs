using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using StaticNets.Plots;

namespace StaticNets.Tests;

public class PngTests
{
    [Theory]
    [InlineData(3, 2)]
    [InlineData(1, 1)]
    [InlineData(500, 300)] // 150 300 bytes including the filter bytes: three stored blocks
    [InlineData(65534, 2)] // two stored blocks that are full to the last byte
    public void IsReadBackAsItWas(int width, int height)
    {
        byte[] pixels = new byte[width * height];
        new Random(3).NextBytes(pixels);
        Rgb[] palette = [.. Enumerable.Range(0, 256).Select(i => new Rgb((byte)i, (byte)(255 - i), (byte)(i / 2)))];
        byte[] file = Png.Encode(pixels, width, palette);

        Assert.Equal("\x89PNG\r\n\x1A\n", Encoding.Latin1.GetString(file, 0, 8));
        List<(string Name, byte[] Data)> chunks = Chunks(file);
        Assert.Equal(["IHDR", "PLTE", "IDAT", "IEND"], chunks.Select(chunk => chunk.Name));

        // The header: width, height, 8-bit indices into the palette, deflate, adaptive filters, not interlaced.
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 3);
        Assert.Equal(header, chunks[0].Data);
        Assert.Equal(palette.SelectMany(color => new[] { color.Red, color.Green, color.Blue }), chunks[1].Data);

        // ZLibStream checks the Adler-32 checksum.
        using var unpacked = new MemoryStream();
        using (var stream = new ZLibStream(new MemoryStream(chunks[2].Data), CompressionMode.Decompress))
        {
            stream.CopyTo(unpacked);
        }

        byte[][] rows = [.. unpacked.ToArray().Chunk(width + 1)];
        Assert.All(rows, row => Assert.Equal(0, row[0]));
        Assert.Equal(pixels, rows.SelectMany(row => row.Skip(1)));
    }

    [Fact]
    public void TheEmptyLastChunkHasTheSumOfEveryPng()
    {
        // The twelve bytes with which all PNG files end.
        Assert.Equal([0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82], Png.Encode([0], 1, [Rgb.White])[^12..]);
    }

    private static List<(string Name, byte[] Data)> Chunks(byte[] file)
    {
        var chunks = new List<(string, byte[])>();
        for (int at = 8; at < file.Length; )
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            byte[] content = file[(at + 4)..(at + 8 + length)];
            Assert.Equal(Crc(content), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(content, 0, 4), content[4..]));
            at += 12 + length;
        }

        return chunks;
    }

    /// <summary>
    /// Computes CRC-32 as a division of polynomials, the highest power first. The bits of each byte and of the result are reversed; the
    /// first 32 bits and the result are inverted.
    /// </summary>
    private static uint Crc(byte[] data)
    {
        const uint Polynomial = 0x04C11DB7;
        uint remainder = uint.MaxValue;
        foreach (byte value in data)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                uint next = (uint)((value >> bit) & 1) ^ (remainder >> 31);
                remainder = (remainder << 1) ^ (next * Polynomial);
            }
        }

        uint reversed = 0;
        for (int bit = 0; bit < 32; bit++)
        {
            reversed |= ((remainder >> bit) & 1) << (31 - bit);
        }

        return ~reversed;
    }
}
