using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Files;

/// <summary>Reads a safetensors file into a parameter block: all of it is checked before one element changes.</summary>
internal static class SafetensorsReader
{
    /// <summary>Reads the declared tensors. The padding behind the rows is not touched.</summary>
    /// <param name="path">The file; of a checkpoint, the weights alone count.</param>
    /// <param name="tensors">The tensors' names, shapes and places in the block.</param>
    /// <param name="block">
    /// The parameter block; unchanged if anything is thrown. <see cref="float"/> takes F32, F16 and BF16, <see cref="double"/> takes F64.
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
        using SafetensorsSource source = SafetensorsSource.Open(path, new FaultReporter(path), tensors.Length);
        Read(source, tensors, block);
    }

    /// <summary>Reads the declared tensors of an open file; otherwise the same.</summary>
    public static void Read<T>(SafetensorsSource source, ReadOnlySpan<TensorDescription> tensors, Span<T> block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SafetensorsEntry[] matched = SafetensorsDeclaration.Match(tensors, source, SafetensorsElements.DtypeOf<T>());

        // Staged, not read twice: between two passes the file could change.
        var staged = new T[tensors.Length][];
        for (int i = 0; i < staged.Length; i++)
        {
            staged[i] = source.Read<T>(tensors[i], matched[i]);
        }

        for (int i = 0; i < staged.Length; i++)
        {
            TensorView.Write(tensors[i], staged[i], block);
        }
    }
}
