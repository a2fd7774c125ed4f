using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Files;

/// <summary>An open safetensors file whose header has been checked.</summary>
internal sealed class SafetensorsSource : IDisposable
{
    /// <summary>Largest length of a header in bytes, as in the format's reference implementation.</summary>
    public const int LongestHeader = 100_000_000;

    private readonly byte[] _buffer = new byte[Tuning.FileBuffer];
    private readonly long _dataStart;

    /// <summary>Reads the header of an open file; <see cref="Dispose"/> closes the file.</summary>
    /// <param name="file">The file, at its first byte; the stream can seek.</param>
    /// <param name="faults">Creates the exceptions.</param>
    /// <param name="mostTensors">Number of tensors that the caller can use; parsing stops in a header with many more.</param>
    /// <param name="metadata">Receives the strings of <c>__metadata__</c>; <see langword="null"/> to discard them.</param>
    /// <exception cref="InvalidDataException">The file breaks a rule of the format.</exception>
    public SafetensorsSource(Stream file, FaultReporter faults, int mostTensors = int.MaxValue, Dictionary<string, string>? metadata = null)
    {
        Faults = faults;
        File = file;
        try
        {
            byte[] header = ReadHeader(File, faults);
            (Entries, HasMore) = SafetensorsHeaderParser.Parse(header, faults, mostTensors, metadata);
            _dataStart = File.Position;
            if (!HasMore)
            {
                SafetensorsLayout.Check(Entries, (ulong)(File.Length - _dataStart), faults);
            }
        }
        catch
        {
            File.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="IOException">The path is a folder.</exception>
    /// <exception cref="InvalidDataException">The file breaks a rule of the format.</exception>
    public static SafetensorsSource Open(
        string path,
        FaultReporter faults,
        int mostTensors = int.MaxValue,
        Dictionary<string, string>? metadata = null
    ) => new(ReadableFile.Open(path), faults, mostTensors, metadata);

    /// <summary>Creates the exceptions for faults of the file.</summary>
    public FaultReporter Faults { get; }

    /// <summary>The open file.</summary>
    public Stream File { get; }

    /// <summary>The entries of the header, in its order.</summary>
    public List<SafetensorsEntry> Entries { get; }

    /// <summary>
    /// Whether parsing stopped because the header has more tensors than the caller can use. Then <see cref="Entries"/> holds only the first
    /// tensors, and it has not been checked where their data lie.
    /// </summary>
    public bool HasMore { get; }

    /// <summary>
    /// Reads the values of a tensor in row-major order; the entry must have the tensor's shape and an element type that fits <typeparamref
    /// name="T"/>.
    /// </summary>
    /// <exception cref="InvalidDataException">The file ends early, or a value is not finite.</exception>
    public T[] Read<T>(TensorDescription tensor, SafetensorsEntry entry)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        File.Position = _dataStart + (long)entry.Begin;
        var values = new T[tensor.Length];
        int done = 0;
        while (done < values.Length)
        {
            int size = entry.Dtype.Bits / 8;
            Span<T> piece = values.AsSpan(done, Math.Min(values.Length - done, _buffer.Length / size));
            Span<byte> bytes = _buffer.AsSpan(0, piece.Length * size);
            if (File.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            {
                throw Faults.Tensor(
                    tensor.Name,
                    $"{tensor.Length} values",
                    $"the end of the file after {done}: it was cut while it was read"
                );
            }

            SafetensorsElements.Decode(bytes, entry.Dtype, piece);
            RequireFinite<T>(tensor, piece, done, "finite values");
            done += piece.Length;
        }

        return values;
    }

    /// <summary>Throws if a value is NaN or infinite.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="values">Consecutive values of the tensor.</param>
    /// <param name="first">Index of the first of these values in the tensor.</param>
    /// <param name="expected">The text that follows "expected" in the message.</param>
    /// <exception cref="InvalidDataException">A value is not finite.</exception>
    public void RequireFinite<T>(TensorDescription tensor, ReadOnlySpan<T> values, int first, string expected)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int bad = FiniteCheck.FirstNonFinite(values);
        if (bad >= 0)
        {
            string found = values[bad].ToString(null, CultureInfo.InvariantCulture);
            throw Faults.Tensor(tensor.Name, expected, $"{found} at {tensor.IndexOf(first + bad)}");
        }
    }

    /// <summary>Reads the bytes of a tensor.</summary>
    /// <exception cref="InvalidDataException">The file ends early.</exception>
    public byte[] ReadBytes(SafetensorsEntry entry)
    {
        File.Position = _dataStart + (long)entry.Begin;
        var bytes = new byte[entry.End - entry.Begin];
        return File.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length
            ? bytes
            : throw Faults.Tensor(
                entry.Name,
                FaultReporter.Bytes((ulong)bytes.Length),
                "the end of the file before: it was cut while it was read"
            );
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => File.Dispose();

    private static byte[] ReadHeader(Stream file, FaultReporter faults)
    {
        var head = new byte[ForeignFile.HeadLength];
        int found = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (ForeignFile.Recognize(head, found) is string foreign)
        {
            throw faults.File(ForeignFile.Expected, foreign);
        }

        if (found < sizeof(ulong))
        {
            throw faults.File("at least 8 bytes (the length of the header)", FaultReporter.Bytes((ulong)found));
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(head);
        if (length > LongestHeader)
        {
            throw faults.File("a header of at most " + FaultReporter.Bytes(LongestHeader), LengthOf(length));
        }

        file.Position = sizeof(ulong);
        long rest = file.Length - sizeof(ulong);
        if ((long)length > rest)
        {
            throw faults.File($"a header within the {FaultReporter.Bytes((ulong)rest)} behind its length", LengthOf(length));
        }

        var header = new byte[length];
        return file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length
            ? header
            : throw faults.File("a header of " + FaultReporter.Bytes(length), "the end of the file before: it was cut while it was read");
    }

    private static string LengthOf(ulong header) => "a header length of " + header.ToString(CultureInfo.InvariantCulture);
}
