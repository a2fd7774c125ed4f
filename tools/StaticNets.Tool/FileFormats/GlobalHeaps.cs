using System.Buffers.Binary;

namespace StaticNets.Tool.FileFormats;

/// <summary>
/// The collections in which an HDF5 file stores texts of any length (HDF5 File Format Specification 3.0, III.E). PureHDF trusts the lengths
/// in them, so they are checked before.
/// </summary>
internal static class GlobalHeaps
{
    private const int HeaderLength = 16;

    private static ReadOnlySpan<byte> Signature => "GCOL\x01"u8;

    /// <summary>Whether all lengths in collections lie within them, and collections within the file.</summary>
    public static bool AreWhole(ReadOnlySpan<byte> file)
    {
        while (file.IndexOf(Signature) is >= 0 and int place)
        {
            file = file[place..];
            if (!IsWhole(file))
            {
                return false;
            }

            file = file[Signature.Length..];
        }

        return true;
    }

    /// <summary>Checks signature, version, length of the collection in 8 bytes, and objects: number, uses, length in 8 bytes, data.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderLength || BinaryPrimitives.ReadUInt64LittleEndian(file[8..]) is var length && length > (ulong)file.Length)
        {
            return false;
        }

        ReadOnlySpan<byte> objects = file[HeaderLength..Math.Max(HeaderLength, (int)length)];
        while (objects.Length >= HeaderLength)
        {
            ushort number = BinaryPrimitives.ReadUInt16LittleEndian(objects);
            ulong size = BinaryPrimitives.ReadUInt64LittleEndian(objects[8..]);
            objects = objects[HeaderLength..];
            if (number == 0)
            {
                // The free space at the end.
                return true;
            }

            if (size > (ulong)objects.Length)
            {
                return false;
            }

            // Data end at a multiple of 8 bytes.
            objects = objects[Math.Min(objects.Length, (int)((size + 7) & ~7UL))..];
        }

        return true;
    }
}
