using System.Numerics;
using StaticNets.Parameters;
using StaticNets.Runtime;

namespace StaticNets.Files;

/// <summary>Reads a safetensors file into a parameter block; the whole file is checked before the block changes.</summary>
internal static class SafetensorsReader
{
    /// <summary>Reads the declared tensors. The padding at the end of the rows does not change.</summary>
    /// <param name="path">The file; in a checkpoint, tensors other than weights are ignored.</param>
    /// <param name="tensors">Names, shapes and places of the tensors in the block.</param>
    /// <param name="block">
    /// The parameter block; unchanged if an exception is thrown. <see cref="float"/> accepts F32, F16 and BF16, <see cref="double"/>
    /// accepts F64.
    /// </param>
    /// <exception cref="ArgumentException">The block is too short for the tensors.</exception>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">
    /// The file breaks a rule of the format, differs from the declaration, or contains NaN or an infinity.
    /// </exception>
    public static void Read<T>(string path, ReadOnlySpan<TensorDescription> tensors, Span<T> block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TensorRows.RequireBlock(tensors, block.Length);
        using SafetensorsSource source = SafetensorsSource.Open(path, new FaultReporter(path), tensors.Length);
        Read(source, tensors, block);
    }

    /// <summary>Reads the declared tensors from an open file.</summary>
    public static void Read<T>(SafetensorsSource source, ReadOnlySpan<TensorDescription> tensors, Span<T> block)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SafetensorsEntry[] matched = SafetensorsDeclaration.Match(tensors, source, SafetensorsElements.DtypeOf<T>());

        // Read all tensors to memory first: between a pass that checks and a pass that reads, the file could change.
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
