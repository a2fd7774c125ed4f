using System.Buffers.Binary;
using System.IO.Compression;

namespace StaticNets.Csv;

/// <summary>Unpacks streams that are compressed with gzip (RFC 1952), which are recognised by their first two bytes.</summary>
internal static class GzipContent
{
    private const int LeastLength = 18;
    private const int BufferLength = 1 << 16;

    /// <summary>Returns the stream itself if it can seek, otherwise a copy of its remaining content in memory.</summary>
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
    /// Returns the content of a seekable stream from its current position, unpacked if it is compressed. .NET does not report a gzip file
    /// that is cut off, so rows would be lost silently; therefore the content is unpacked once beforehand and its length is compared with
    /// the length in the file's last four bytes.
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

        // In a gzip file of several members the last four bytes are the length of the last member alone, so such a file is rejected as
        // well.
        if (found != told)
        {
            throw Fault(name, $"one part of {told} bytes unpacked, as its end says", $"{found}: it is cut off, or has several parts");
        }
    }

    private static GZipStream Unpacking(Stream stream) => new(stream, CompressionMode.Decompress, leaveOpen: true);

    private static InvalidDataException Fault(string name, string expected, string found) =>
        new($"'{name}': expected gzip with {expected}, found {found}.");
}
