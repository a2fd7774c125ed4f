using System.Collections.Immutable;
using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Files;

/// <summary>Reads those tensors of a safetensors file whose names begin with a prefix, such as those of a part of a network.</summary>
internal static class PrefixedTensors
{
    /// <summary>Largest number of tensors in a file; the entries of a header take several times its size in memory.</summary>
    public const int MostTensors = 10_000;

    /// <summary>Returns the tensors of a network whose names begin with a prefix.</summary>
    public static TensorDescription[] Of(ImmutableArray<TensorDescription> tensors, string prefix) =>
        [.. tensors.Where(tensor => HasPrefix(tensor.Name, prefix))];

    /// <summary>Returns the tensors of a network with a prefix in front of their names.</summary>
    public static TensorDescription[] Behind(string prefix, ImmutableArray<TensorDescription> tensors) =>
        [.. tensors.Select(tensor => tensor with { Name = prefix + tensor.Name })];

    /// <summary>Reads tensors; the file must hold exactly these with the prefix, others are ignored.</summary>
    /// <param name="path">The file.</param>
    /// <param name="prefix">The first characters of the names.</param>
    /// <param name="tensors">The tensors by the names that they have in the file.</param>
    /// <param name="block">The parameter block; unchanged if an exception is thrown.</param>
    /// <param name="narrow">The block of the tensors that are stored as BF16, if there are any.</param>
    /// <exception cref="InvalidDataException">
    /// The file breaks a rule of the format, its tensors with the prefix are others than those asked for, or one contains NaN or an
    /// infinity.
    /// </exception>
    public static void Read<T>(string path, string prefix, ReadOnlySpan<TensorDescription> tensors, Span<T> block, NarrowBlock<T>? narrow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using SafetensorsSource source = SafetensorsSource.Open(path, new FaultReporter(path), MostTensors);
        source.Entries.RemoveAll(entry => !HasPrefix(entry.Name, prefix));
        if (source.Entries.Count == 0)
        {
            throw source.Faults.File($"tensors whose names begin with {ForeignName.Quote(prefix)}", "none");
        }

        SafetensorsReader.Read(source, tensors, block, narrow);
    }

    private static bool HasPrefix(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal);
}
