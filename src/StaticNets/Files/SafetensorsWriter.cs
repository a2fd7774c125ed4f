using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Files;

/// <summary>
/// Writes a parameter block as a safetensors file: the length of the header (8 bytes, little-endian), the header (JSON, padded with spaces
/// to a multiple of 8 bytes), then the tensors in the order of the declaration, row-major and without padding.
/// </summary>
internal static class SafetensorsWriter
{
    /// <summary>Writes the tensors to a file; an existing file is either replaced completely or stays unchanged.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="tensors">Names, shapes and places of the tensors in the block.</param>
    /// <param name="block">The parameter block; <see cref="float"/> is written as F32, <see cref="double"/> as F64.</param>
    /// <param name="narrow">The block of the tensors that are stored in another number format, if there are any.</param>
    /// <exception cref="ArgumentException">The block is too short for the tensors.</exception>
    /// <exception cref="InvalidOperationException">
    /// A value is NaN or infinite: <see cref="SafetensorsReader"/> would reject the file.
    /// </exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write<T>(string path, ReadOnlySpan<TensorDescription> tensors, ReadOnlySpan<T> block, NarrowBlock<T>? narrow = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var file = new ReplacementFile(path);
        Write(file.Stream, path, tensors, block, narrow);
        file.Commit();
    }

    /// <summary>Writes the tensors to a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="name">Name of the stream in error messages.</param>
    /// <param name="tensors">Names, shapes and places of the tensors in the block.</param>
    /// <param name="block">The parameter block.</param>
    /// <param name="narrow">The block of the tensors that are stored in another number format, if there are any.</param>
    public static void Write<T>(
        Stream stream,
        string name,
        ReadOnlySpan<TensorDescription> tensors,
        ReadOnlySpan<T> block,
        NarrowBlock<T>? narrow
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TensorRows.RequireBlock(tensors, block.Length, narrow?.Length ?? 0);
        stream.Write(SafetensorsHeader.Of(Entries<T>(tensors)));
        byte[] buffer = NewBuffer();
        foreach (TensorDescription tensor in tensors)
        {
            WriteTensor(stream, name, tensor, block, buffer, narrow);
        }
    }

    private static List<SafetensorsEntry> Entries<T>(ReadOnlySpan<TensorDescription> tensors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var entries = new List<SafetensorsEntry>();
        ulong begin = 0;
        foreach (TensorDescription tensor in tensors)
        {
            SafetensorsDtype dtype = SafetensorsElements.DtypeOf<T>(tensor);
            SafetensorsEntry entry = SafetensorsHeader.Entry(tensor.Name, dtype, tensor.Shape.AsSpan(), begin);
            entries.Add(entry);
            begin = entry.End;
        }

        return entries;
    }

    /// <summary>Creates a buffer for a part of a tensor.</summary>
    public static byte[] NewBuffer() => new byte[Tuning.FileBuffer];

    /// <summary>Writes the rows of one tensor.</summary>
    /// <param name="stream">The file's stream.</param>
    /// <param name="path">The file, for the error message.</param>
    /// <param name="tensor">The tensor.</param>
    /// <param name="block">The block that contains the tensor.</param>
    /// <param name="buffer">A buffer from <see cref="NewBuffer"/>.</param>
    /// <param name="narrow">The block of the tensors that are stored in another number format, if there are any.</param>
    /// <exception cref="InvalidOperationException">A value is NaN or infinite.</exception>
    public static void WriteTensor<T>(
        Stream stream,
        string path,
        TensorDescription tensor,
        ReadOnlySpan<T> block,
        byte[] buffer,
        NarrowBlock<T>? narrow = null
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SafetensorsDtype dtype = SafetensorsElements.DtypeOf<T>(tensor);
        int size = dtype.Bits / 8;
        for (int row = 0; row < tensor.Rows; row++)
        {
            ReadOnlySpan<T> rest =
                narrow is not null && tensor.IsNarrow
                    ? narrow.Read(tensor.RowStart(row), tensor.RowLength)
                    : block.Slice(tensor.RowStart(row), tensor.RowLength);
            int bad = FiniteCheck.FirstNonFinite(rest);
            if (bad >= 0)
            {
                throw new InvalidOperationException(
                    $"Cannot write '{path}', tensor '{tensor.Name}': expected finite values, "
                        + $"found {rest[bad]} at {tensor.IndexOf((row * tensor.RowLength) + bad)}."
                );
            }

            while (!rest.IsEmpty)
            {
                int count = Math.Min(rest.Length, buffer.Length / size);
                SafetensorsElements.Encode(rest[..count], dtype, buffer);
                stream.Write(buffer, 0, count * size);
                rest = rest[count..];
            }
        }
    }
}
