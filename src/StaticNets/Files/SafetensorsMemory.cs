using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Files;

/// <summary>Reads the content of safetensors files from streams and from memory.</summary>
internal static class SafetensorsMemory
{
    /// <summary>Reads all tensors from a stream, which is copied to memory from its position to its end and stays open.</summary>
    /// <exception cref="IOException">The stream cannot be read, or has more bytes than an array holds.</exception>
    /// <exception cref="InvalidDataException">The content is damaged or has other tensors; the block is unchanged.</exception>
    public static void Read<T>(Stream stream, ReadOnlySpan<TensorDescription> tensors, Span<T> block, NarrowBlock<T>? narrow = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        MemoryStream content = new();
        stream.CopyTo(content);
        content.Position = 0;
        Read(content, "stream", tensors, block, narrow);
    }

    /// <summary>Reads all tensors from the bytes of a file.</summary>
    /// <exception cref="InvalidDataException">The content is damaged or has other tensors; the block is unchanged.</exception>
    public static unsafe void Read<T>(
        ReadOnlySpan<byte> file,
        ReadOnlySpan<TensorDescription> tensors,
        Span<T> block,
        NarrowBlock<T>? narrow = null
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (byte* start = file)
        {
            // The pointer to an empty span is null, of which no stream can be made.
            Stream content = file.IsEmpty ? new MemoryStream() : new UnmanagedMemoryStream(start, file.Length);
            Read(content, "memory", tensors, block, narrow);
        }
    }

    private static void Read<T>(Stream content, string name, ReadOnlySpan<TensorDescription> tensors, Span<T> block, NarrowBlock<T>? narrow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using SafetensorsSource source = new(content, new FaultReporter(name), tensors.Length);
        SafetensorsReader.Read(source, tensors, block, narrow);
    }
}
