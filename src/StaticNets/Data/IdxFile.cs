using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// Bytes in the IDX format, in which MNIST and its relatives come (Y. LeCun, C. Cortes, C. Burges, "The MNIST database"): two zero bytes, a
/// type, the number of axes, the length of each axis in four bytes, the highest first, then the values with the last axis running fastest.
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

    /// <summary>Lengths of the axes: <c>[60000, 28, 28]</c> for pictures, <c>[60000]</c> for their classes.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The values, row by row.</summary>
    public ReadOnlySpan<byte> Values => _values;

    /// <summary>
    /// Reads a file; one that is compressed with gzip is unpacked. The header is read first: the values take as many bytes as it says, while
    /// a packed file is read at most twice as many, and never more than the file has.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The path is a folder.</exception>
    /// <exception cref="InvalidDataException">It is no IDX file of unsigned bytes, or holds fewer or more values than its header says.</exception>
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

    /// <summary>The values as numbers, each multiplied by a factor: 1 / 255 brings the grey of a picture between 0 and 1.</summary>
    /// <param name="factor">What each value is multiplied by.</param>
    public float[] ToSingles(double factor) => Array.ConvertAll(_values, value => (float)(value * factor));

    /// <summary>The values as class indices.</summary>
    public int[] ToClasses() => Array.ConvertAll(_values, value => (int)value);

    /// <param name="path">The file, for messages.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="length">Bytes of that, if they are known before it is read.</param>
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

            // No file holds more than 2³¹ values: a product that would overflow counts as the largest that cannot.
            count = shape[axis] < 0 ? -1 : Math.Min(count, int.MaxValue) * shape[axis];
            if (count < 0)
            {
                throw Fault(path, "lengths of axes that are not negative", $"{shape[axis]}");
            }
        }

        return (shape, count);
    }

    // The room grows with what is there: a header of a small file may claim 2³¹ values.
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
