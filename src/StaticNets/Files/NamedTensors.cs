using System.Collections.Immutable;
using System.Numerics;
using StaticNets.Parameters;
using StaticNets.Runtime;

namespace StaticNets.Files;

/// <summary>Reads the tensors of some layers from a safetensors file.</summary>
internal static class NamedTensors
{
    /// <summary>Returns the tensors of a network that have one of the names, or belong to a layer or part of this name.</summary>
    /// <exception cref="ArgumentException">There are no names, or a name selects no tensor.</exception>
    public static TensorDescription[] Of(ImmutableArray<TensorDescription> tensors, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            throw new ArgumentException("There are no names: the tensors or layers to load.", "only");
        }

        foreach (string name in names)
        {
            if (!tensors.Any(tensor => IsOf(tensor, name)))
            {
                IEnumerable<string> candidates = tensors.SelectMany(tensor => (string[])[tensor.Layer, tensor.Name]);
                string nearest = NearestName.Find(name, candidates) is { } found ? $" Did you mean '{found}'?" : "";
                throw new ArgumentException($"The network has no tensor or layer '{name}' with weights.{nearest}", "only");
            }
        }

        return [.. tensors.Where(tensor => names.Any(name => IsOf(tensor, name)))];
    }

    /// <summary>Reads tensors; others in the file are ignored.</summary>
    /// <exception cref="InvalidDataException">
    /// The file breaks a rule of the format, a tensor is missing or has another shape or number format, or one contains NaN or an infinity;
    /// the block is unchanged.
    /// </exception>
    public static void Read<T>(string path, TensorDescription[] tensors, Span<T> block, NarrowBlock<T>? narrow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        HashSet<string> names = [.. tensors.Select(tensor => tensor.Name)];
        using SafetensorsSource source = SafetensorsSource.Open(path, new FaultReporter(path), PrefixedTensors.MostTensors);
        source.Entries.RemoveAll(entry => !names.Contains(entry.Name));
        SafetensorsReader.Read(source, tensors, block, narrow);
    }

    private static bool IsOf(TensorDescription tensor, string name) =>
        tensor.Name == name || (tensor.Name.StartsWith(name, StringComparison.Ordinal) && tensor.Name[name.Length] == '/');
}
