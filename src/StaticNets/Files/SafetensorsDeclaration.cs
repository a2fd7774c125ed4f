using System.Numerics;
using StaticNets.Parameters;
using StaticNets.Runtime;

namespace StaticNets.Files;

/// <summary>Compares the tensors of a file with those that the network declares.</summary>
internal static class SafetensorsDeclaration
{
    /// <summary>Prefix of a checkpoint's tensors other than weights. It is unambiguous, because a layer's name contains no dot.</summary>
    public const string CheckpointPrefix = "checkpoint.";

    private const int MostNamed = 8;

    /// <summary>Finds the file's entry for each declared tensor.</summary>
    /// <returns>The entries in declared order.</returns>
    /// <exception cref="InvalidDataException">
    /// A declared tensor is missing, the file has a tensor that is neither declared nor part of a checkpoint, or an element type or shape
    /// differs from the declaration.
    /// </exception>
    /// <typeparam name="T">The number format of the network.</typeparam>
    public static SafetensorsEntry[] Match<T>(ReadOnlySpan<TensorDescription> tensors, SafetensorsSource source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var held = new Dictionary<string, SafetensorsEntry>(StringComparer.Ordinal);
        foreach (SafetensorsEntry entry in source.Entries)
        {
            held.Add(entry.Name, entry);
        }

        CheckNames(tensors, held, source);
        var matched = new SafetensorsEntry[tensors.Length];
        for (int i = 0; i < tensors.Length; i++)
        {
            matched[i] = held[tensors[i].Name];
            CheckEntry(tensors[i], matched[i], SafetensorsElements.DtypeOf<T>(tensors[i]), source.Faults);
        }

        return matched;
    }

    private static void CheckNames(
        ReadOnlySpan<TensorDescription> tensors,
        Dictionary<string, SafetensorsEntry> held,
        SafetensorsSource source
    )
    {
        List<string> missing = [];
        var declared = new HashSet<string>(StringComparer.Ordinal);
        foreach (TensorDescription tensor in tensors)
        {
            declared.Add(tensor.Name);
            if (!held.ContainsKey(tensor.Name))
            {
                missing.Add(tensor.Name);
            }
        }

        List<string> extra = [];
        foreach (string name in held.Keys)
        {
            if (!declared.Contains(name) && !name.StartsWith(CheckpointPrefix, StringComparison.Ordinal))
            {
                extra.Add(name);
            }
        }

        if (source.HasMore)
        {
            // The missing tensors may be in the part of the header that was not read, so they are not reported.
            missing.Clear();
        }
        else if (missing.Count == 0 && extra.Count == 0)
        {
            return;
        }

        // Suggest names of unmatched tensors if there are any: a misspelt name leaves one tensor of the file and one tensor of the network
        // unmatched.
        var found = new List<string>();
        if (missing.Count > 0)
        {
            found.Add($"no {Names(missing, extra.Count > 0 ? extra : held.Keys, hasMore: false)}");
        }

        if (extra.Count > 0)
        {
            found.Add($"undeclared {Names(extra, missing.Count > 0 ? missing : declared, source.HasMore)}");
        }

        if (found.Count == 0)
        {
            found.Add($"{held.Count} tensors and more");
        }

        throw source.Faults.File("exactly the tensors that the network declares", string.Join("; ", found));
    }

    private static string Names(List<string> names, IEnumerable<string> candidates, bool hasMore)
    {
        var named = new List<string>();
        for (int i = 0; i < Math.Min(names.Count, MostNamed); i++)
        {
            string nearest = NearestName.Find(names[i], candidates) is string found ? $" (nearest: {ForeignName.Quote(found)})" : "";
            named.Add(ForeignName.Quote(names[i]) + nearest);
        }

        string rest =
            hasMore ? " and more"
            : names.Count > MostNamed ? $" and {names.Count - MostNamed} more"
            : "";
        return string.Join(", ", named) + rest;
    }

    private static bool IsSame(ReadOnlySpan<int> declared, ulong[] found)
    {
        bool isSame = declared.Length == found.Length;
        for (int axis = 0; isSame && axis < declared.Length; axis++)
        {
            isSame = (ulong)declared[axis] == found[axis];
        }

        return isSame;
    }

    private static void CheckEntry(TensorDescription tensor, SafetensorsEntry entry, SafetensorsDtype dtype, FaultReporter faults)
    {
        string found = entry.Dtype.Name;
        if (!WeightTypes.Takes(dtype.Name, found))
        {
            string whose = tensor.IsNarrow ? "the format of its weights" : "the precision of the network";
            throw faults.Tensor(tensor.Name, $"dtype {dtype.Name}, {whose}", found + WeightTypes.Advice(found));
        }

        if (!IsSame(tensor.Shape.AsSpan(), entry.Shape))
        {
            throw faults.Tensor(tensor.Name, $"shape {Shapes.Text(tensor.Shape.AsSpan())}", Shapes.Text(entry.Shape));
        }
    }
}
