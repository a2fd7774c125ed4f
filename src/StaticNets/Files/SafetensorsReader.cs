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
    /// <param name="narrow">
    /// The block of the tensors that are stored as BF16, if there are any. Numbers in BF16 are loaded into it exactly; numbers in F32 and
    /// F16 are rounded.
    /// </param>
    /// <exception cref="ArgumentException">The block is too short for the tensors.</exception>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">
    /// The file breaks a rule of the format, differs from the declaration, or contains NaN or an infinity.
    /// </exception>
    public static void Read<T>(string path, ReadOnlySpan<TensorDescription> tensors, Span<T> block, NarrowBlock<T>? narrow = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TensorRows.RequireBlock(tensors, block.Length, narrow?.Length ?? 0);
        using SafetensorsSource source = SafetensorsSource.Open(path, new FaultReporter(path), tensors.Length);
        Read(source, tensors, block, narrow);
    }

    /// <summary>Reads the declared tensors from an open file.</summary>
    public static void Read<T>(
        SafetensorsSource source,
        ReadOnlySpan<TensorDescription> tensors,
        Span<T> block,
        NarrowBlock<T>? narrow = null
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SafetensorsEntry[] matched = SafetensorsDeclaration.Match<T>(tensors, source);

        // Read and check all tensors before the block changes. A pass that only checks would not do: the file could change before it is
        // read again.
        var staged = new T[tensors.Length][];
        for (int i = 0; i < staged.Length; i++)
        {
            staged[i] = source.Read<T>(tensors[i], matched[i]);
            if (narrow is not null && tensors[i].IsNarrow)
            {
                narrow.Round(staged[i]);
                source.RequireFinite<T>(tensors[i], staged[i], first: 0, "values that BF16 holds");
            }
        }

        for (int i = 0; i < staged.Length; i++)
        {
            TensorView.Write(tensors[i], staged[i], block, narrow);
        }
    }
}
