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

    /// <summary>Reads a file; one that is compressed with gzip is unpacked.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">It is no IDX file of unsigned bytes, or holds fewer or more values than its header says.</exception>
    public static IdxFile Read(string path)
    {
        byte[] content = Unpack(path, File.ReadAllBytes(path));
        if (content.Length < 4)
        {
            throw Fault(path, "a header of at least 4 bytes", $"{content.Length} bytes");
        }

        if (content[0] != 0 || content[1] != 0)
        {
            throw Fault(path, "two zero bytes at the start, as every IDX file has", "others");
        }

        if (content[2] != UnsignedBytes)
        {
            throw Fault(path, $"unsigned bytes (type 0x{UnsignedBytes:X2})", $"type 0x{content[2]:X2}");
        }

        int axes = content[3];
        int header = 4 + (axes * sizeof(int));
        if (axes == 0 || content.Length < header)
        {
            throw Fault(path, $"a header of {header} bytes with at least one axis", $"{axes} axes and {content.Length} bytes");
        }

        int[] shape = new int[axes];
        long count = 1;
        for (int axis = 0; axis < axes; axis++)
        {
            shape[axis] = BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(4 + (axis * sizeof(int))));
            // No file holds more than 2³¹ values: a product that would overflow counts as the largest that cannot.
            count = shape[axis] < 0 ? -1 : Math.Min(count, int.MaxValue) * shape[axis];
            if (count < 0)
            {
                throw Fault(path, "lengths of axes that are not negative", $"{shape[axis]}");
            }
        }

        int values = content.Length - header;
        return count == values
            ? new IdxFile([.. shape], content[header..])
            : throw Fault(path, $"{count} values of shape {Shapes.Text(shape)}", $"{values}");
    }

    /// <summary>The values as numbers, each multiplied by a factor: 1 / 255 brings the grey of a picture between 0 and 1.</summary>
    /// <param name="factor">What each value is multiplied by.</param>
    public float[] ToSingles(double factor) => Array.ConvertAll(_values, value => (float)(value * factor));

    /// <summary>The values as class indices.</summary>
    public int[] ToClasses() => Array.ConvertAll(_values, value => (int)value);

    private static byte[] Unpack(string path, byte[] content)
    {
        if (content.Length < 2 || content[0] != 0x1F || content[1] != 0x8B)
        {
            return content;
        }

        using MemoryStream unpacked = new();
        try
        {
            using GZipStream packed = new(new MemoryStream(content), CompressionMode.Decompress);
            packed.CopyTo(unpacked);
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"'{path}': expected gzip, found damaged data: {fault.Message}", fault);
        }

        return unpacked.ToArray();
    }

    private static InvalidDataException Fault(string path, string expected, string found) =>
        new($"'{path}': expected {expected}, found {found}.");
}
