using System.Buffers.Binary;
using System.IO.Compression;

namespace StaticNets.Csv;

/// <summary>Unpacks what is compressed with gzip (RFC 1952), known by its first two bytes.</summary>
internal static class GzipContent
{
    private const int LeastLength = 18;
    private const int BufferLength = 1 << 16;

    /// <summary>The stream if it can be read twice, otherwise what is left of it, in memory.</summary>
    public static Stream Seekable(Stream stream)
    {
        if (stream.CanSeek)
        {
            return stream;
        }

        MemoryStream copy = new();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    /// <summary>
    /// The content of a stream that can seek, from where it stands. .NET takes the end of a file that was cut off for the end of its content, which
    /// would lose rows without a word; so the content is first measured against the length that the file's last four bytes tell.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is cut off or damaged.</exception>
    public static Stream Unpacked(Stream stream, string name)
    {
        long start = stream.Position;
        byte[] magic = new byte[2];
        bool packed = stream.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1F, 0x8B];
        if (packed)
        {
            CheckLength(stream, start, name);
        }

        stream.Position = start;
        return packed ? Unpacking(stream) : stream;
    }

    private static void CheckLength(Stream stream, long start, string name)
    {
        if (stream.Length - start < LeastLength)
        {
            throw Fault(name, $"at least {LeastLength} bytes", $"{stream.Length - start}");
        }

        byte[] end = new byte[sizeof(uint)];
        stream.Position = stream.Length - end.Length;
        stream.ReadExactly(end);
        uint told = BinaryPrimitives.ReadUInt32LittleEndian(end);

        stream.Position = start;
        uint found = 0;
        try
        {
            using GZipStream content = Unpacking(stream);
            byte[] buffer = new byte[BufferLength];
            for (int count = content.Read(buffer); count > 0; count = content.Read(buffer))
            {
                found = unchecked(found + (uint)count);
            }
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"'{name}': expected gzip, found damaged data: {fault.Message}", fault);
        }

        // A file of several parts tells the length of the last one alone; it is refused as well.
        if (found != told)
        {
            throw Fault(name, $"one part of {told} bytes unpacked, as its end says", $"{found}: it is cut off, or has several parts");
        }
    }

    private static GZipStream Unpacking(Stream stream) => new(stream, CompressionMode.Decompress, leaveOpen: true);

    private static InvalidDataException Fault(string name, string expected, string found) =>
        new($"'{name}': expected gzip with {expected}, found {found}.");
}
