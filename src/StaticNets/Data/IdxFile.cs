using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using StaticNets.Files;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// Bytes in the IDX format of MNIST and similar datasets (Y. LeCun, C. Cortes, C. Burges, "The MNIST database"): two zero bytes, a type
/// code, the number of axes, the length of each axis as a 4-byte big-endian integer, then the values with the last axis varying fastest.
/// </summary>
public sealed class IdxFile
{
    private const byte UnsignedBytes = 0x08;
    private const int FirstRoom = 1 << 20;

    private readonly byte[] _values;

    private IdxFile(ImmutableArray<int> shape, byte[] values)
    {
        Shape = shape;
        _values = values;
    }

    /// <summary>Lengths of the axes: <c>[60000, 28, 28]</c> for images, <c>[60000]</c> for their classes.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The values, with the last axis varying fastest.</summary>
    public ReadOnlySpan<byte> Values => _values;

    /// <summary>
    /// Reads a file and unpacks it if it is compressed with gzip. A damaged header cannot make the program allocate far more memory than
    /// the file has values: the header is compared with the length of the file, or, in a gzip file, the memory grows with the values read.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The path is a folder.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is not an IDX file of unsigned bytes, or its number of values differs from its header.
    /// </exception>
    public static IdxFile Read(string path)
    {
        using FileStream file = ReadableFile.Open(path);
        Span<byte> magic = stackalloc byte[2];
        bool packed = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == 2 && magic[0] == 0x1F && magic[1] == 0x8B;
        file.Position = 0;
        if (!packed)
        {
            return Read(path, file, file.Length);
        }

        try
        {
            using GZipStream content = new(file, CompressionMode.Decompress);
            return Read(path, content, length: null);
        }
        catch (InvalidDataException fault) when (!fault.Message.StartsWith(Start(path), StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{Start(path)} expected gzip, found damaged data: {fault.Message}", fault);
        }
    }

    /// <summary>Returns the values multiplied by a factor: 1 / 255 maps the grey levels of an image to 0 … 1.</summary>
    /// <param name="factor">Factor for each value.</param>
    public float[] ToSingles(double factor) => Array.ConvertAll(_values, value => (float)(value * factor));

    /// <summary>Returns the values as class indices.</summary>
    public int[] ToClasses() => Array.ConvertAll(_values, value => (int)value);

    /// <param name="path">Path of the file, for error messages.</param>
    /// <param name="content">The unpacked content of the file.</param>
    /// <param name="length">
    /// Length of the content in bytes, or <see langword="null"/> if it is unknown before the content is read (gzip).
    /// </param>
    private static IdxFile Read(string path, Stream content, long? length)
    {
        byte[] start = new byte[4];
        int found = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (found < start.Length)
        {
            throw Fault(path, "a header of at least 4 bytes", $"{found} bytes");
        }

        if (start[0] != 0 || start[1] != 0)
        {
            throw Fault(path, "two zero bytes at the start, as every IDX file has", "others");
        }

        if (start[2] != UnsignedBytes)
        {
            throw Fault(path, $"unsigned bytes (type 0x{UnsignedBytes:X2})", $"type 0x{start[2]:X2}");
        }

        byte[] axes = new byte[start[3] * sizeof(int)];
        found += content.ReadAtLeast(axes, axes.Length, throwOnEndOfStream: false);
        int header = start.Length + axes.Length;
        if (axes.Length == 0 || found < header)
        {
            throw Fault(path, $"a header of {header} bytes with at least one axis", $"{start[3]} axes and {found} bytes");
        }

        (int[] shape, long count) = ReadShape(path, axes);
        string expected = $"{count} values of shape {Shapes.Text(shape)}";
        if (length - header is long values && values != count)
        {
            throw Fault(path, expected, $"{values}");
        }

        return count <= Array.MaxLength
            ? new IdxFile([.. shape], ReadValues(path, content, (int)count, expected))
            : throw Fault(path, $"at most {Array.MaxLength} values", expected);
    }

    private static (int[] Shape, long Count) ReadShape(string path, byte[] axes)
    {
        int[] shape = new int[axes.Length / sizeof(int)];
        long count = 1;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            shape[axis] = BinaryPrimitives.ReadInt32BigEndian(axes.AsSpan(axis * sizeof(int)));

            // Limit the count to 2³¹ − 1 before each multiplication, so that the product fits a long. An array cannot hold more values
            // anyway.
            count = shape[axis] < 0 ? -1 : Math.Min(count, int.MaxValue) * shape[axis];
            if (count < 0)
            {
                throw Fault(path, "lengths of axes that are not negative", $"{shape[axis]}");
            }
        }

        return (shape, count);
    }

    // The buffer grows with the data read, because the header of a small compressed file may claim 2³¹ values.
    private static byte[] ReadValues(string path, Stream content, int count, string expected)
    {
        byte[] values = new byte[Math.Min(count, FirstRoom)];
        int found = 0;
        while (true)
        {
            found += content.ReadAtLeast(values.AsSpan(found), values.Length - found, throwOnEndOfStream: false);
            if (found < values.Length)
            {
                throw Fault(path, expected, $"{found}");
            }

            if (found == count)
            {
                return content.ReadByte() < 0 ? values : throw Fault(path, expected, "more");
            }

            Array.Resize(ref values, (int)Math.Min(count, 2L * values.Length));
        }
    }

    private static string Start(string path) => $"'{path}':";

    private static InvalidDataException Fault(string path, string expected, string found) =>
        new($"{Start(path)} expected {expected}, found {found}.");
}
