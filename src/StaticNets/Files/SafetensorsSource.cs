using System.Buffers.Binary;
using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Files;

/// <summary>An open safetensors file whose header keeps the rules of the format.</summary>
internal sealed class SafetensorsSource : IDisposable
{
    /// <summary>Longest header in bytes; the limit of the format's reference implementation.</summary>
    public const int LongestHeader = 100_000_000;

    private const int BufferLength = 1 << 16;

    private readonly byte[] _buffer = new byte[BufferLength];
    private readonly long _dataStart;

    /// <summary>Reads the header of a file that is open, and closes the file with this.</summary>
    /// <param name="file">The file from its first byte on; it can be read at any place.</param>
    /// <param name="faults">Words what is wrong.</param>
    /// <exception cref="InvalidDataException">The file breaks a rule of the format.</exception>
    public SafetensorsSource(Stream file, FaultReporter faults)
    {
        Faults = faults;
        File = file;
        try
        {
            byte[] header = ReadHeader(File, faults);
            Entries = SafetensorsHeaderParser.Parse(header, faults, Metadata);
            _dataStart = File.Position;
            SafetensorsLayout.Check(Entries, (ulong)(File.Length - _dataStart), faults);
        }
        catch
        {
            File.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="faults">Words what is wrong.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">The file breaks a rule of the format.</exception>
    public static SafetensorsSource Open(string path, FaultReporter faults) =>
        new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0), faults);

    /// <summary>Words what is wrong.</summary>
    public FaultReporter Faults { get; }

    /// <summary>The file.</summary>
    public Stream File { get; }

    /// <summary>What the header says, in its order.</summary>
    public List<SafetensorsEntry> Entries { get; }

    /// <summary>What the header says beside the tensors, in its order.</summary>
    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>The values of a tensor, rows first; the entry has its shape and the dtype of <typeparamref name="T"/>.</summary>
    /// <exception cref="InvalidDataException">The file ends before, or a value is not finite.</exception>
    public unsafe T[] Read<T>(TensorDescription tensor, SafetensorsEntry entry)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        File.Position = _dataStart + (long)entry.Begin;
        var values = new T[tensor.Length];
        int done = 0;
        while (done < values.Length)
        {
            Span<T> piece = values.AsSpan(done, Math.Min(values.Length - done, _buffer.Length / sizeof(T)));
            Span<byte> bytes = _buffer.AsSpan(0, piece.Length * sizeof(T));
            if (File.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            {
                throw Faults.Tensor(
                    tensor.Name,
                    $"{tensor.Length} values",
                    $"the end of the file after {done}: it was cut while it was read"
                );
            }

            SafetensorsElements.Decode<T>(bytes, piece);
            int bad = FiniteCheck.FirstNonFinite<T>(piece);
            if (bad >= 0)
            {
                throw Faults.Tensor(tensor.Name, "finite values", $"{piece[bad]} at {tensor.IndexOf(done + bad)}");
            }

            done += piece.Length;
        }

        return values;
    }

    /// <summary>The bytes of a tensor.</summary>
    /// <exception cref="InvalidDataException">The file ends before.</exception>
    public byte[] ReadBytes(SafetensorsEntry entry)
    {
        File.Position = _dataStart + (long)entry.Begin;
        var bytes = new byte[entry.End - entry.Begin];
        return File.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length
            ? bytes
            : throw Faults.Tensor(entry.Name, $"{bytes.Length} bytes", "the end of the file before: it was cut while it was read");
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => File.Dispose();

    private static byte[] ReadHeader(Stream file, FaultReporter faults)
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
}
