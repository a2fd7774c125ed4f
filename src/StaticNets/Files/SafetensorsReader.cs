using System.Buffers.Binary;
using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Files;

/// <summary>Reads a safetensors file into a parameter block: all of it is checked before one element changes.</summary>
internal static class SafetensorsReader
{
    /// <summary>Longest header in bytes; the limit of the format's reference implementation.</summary>
    public const int LongestHeader = 100_000_000;

    private const int BufferLength = 1 << 16;

    /// <summary>Reads the declared tensors. The padding behind the rows is not touched.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">The tensors' names, shapes and places in the block.</param>
    /// <param name="block">
    /// The parameter block; unchanged if anything is thrown. <see cref="float"/> takes F32, <see cref="double"/> takes F64.
    /// </param>
    /// <exception cref="ArgumentException">The block is too short for the tensors.</exception>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">
    /// The file breaks a rule of the format, differs from the declaration, or holds a NaN or an infinity.
    /// </exception>
    public static void Read<T>(string path, ReadOnlySpan<TensorDescription> tensors, Span<T> block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TensorRows.RequireBlock(tensors, block.Length);
        var faults = new FaultReporter(path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        byte[] header = ReadHeader(file, faults);
        List<SafetensorsEntry> entries = SafetensorsHeaderParser.Parse(header, faults);
        long dataStart = file.Position;
        SafetensorsLayout.Check(entries, (ulong)(file.Length - dataStart), faults);
        SafetensorsEntry[] matched = SafetensorsDeclaration.Match(tensors, entries, SafetensorsElements.DtypeOf<T>(), faults);

        // Staged, not read twice: between two passes the file could change.
        var staged = new T[tensors.Length][];
        var buffer = new byte[BufferLength];
        for (int i = 0; i < staged.Length; i++)
        {
            file.Position = dataStart + (long)matched[i].Begin;
            staged[i] = ReadTensor<T>(file, tensors[i], buffer, faults);
        }

        for (int i = 0; i < staged.Length; i++)
        {
            TensorView.Write(tensors[i], staged[i], block);
        }
    }

    private static byte[] ReadHeader(FileStream file, FaultReporter faults)
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        if (file.Length < prefix.Length)
        {
            throw faults.File($"at least {prefix.Length} bytes (the length of the header)", $"{file.Length} bytes");
        }

        file.ReadExactly(prefix);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > LongestHeader)
        {
            throw faults.File($"a header of at most {LongestHeader} bytes", $"a header length of {length}");
        }

        long rest = file.Length - prefix.Length;
        if ((long)length > rest)
        {
            throw faults.File($"a header within the {rest} bytes behind its length", $"a header length of {length}");
        }

        var header = new byte[length];
        return file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length
            ? header
            : throw faults.File($"a header of {length} bytes", "the end of the file before: it was cut while it was read");
    }

    private static unsafe T[] ReadTensor<T>(FileStream file, TensorDescription tensor, byte[] buffer, FaultReporter faults)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var values = new T[tensor.Length];
        int done = 0;
        while (done < values.Length)
        {
            Span<T> piece = values.AsSpan(done, Math.Min(values.Length - done, buffer.Length / sizeof(T)));
            Span<byte> bytes = buffer.AsSpan(0, piece.Length * sizeof(T));
            if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            {
                throw faults.Tensor(
                    tensor.Name,
                    $"{tensor.Length} values",
                    $"the end of the file after {done}: it was cut while it was read"
                );
            }

            SafetensorsElements.Decode<T>(bytes, piece);
            int bad = FiniteCheck.FirstNonFinite<T>(piece);
            if (bad >= 0)
            {
                throw faults.Tensor(tensor.Name, "finite values", $"{piece[bad]} at {tensor.IndexOf(done + bad)}");
            }

            done += piece.Length;
        }

        return values;
    }
}
