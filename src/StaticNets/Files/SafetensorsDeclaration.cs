using StaticNets.Runtime;

namespace StaticNets.Files;

/// <summary>Compares what a file holds with what the network declares.</summary>
internal static class SafetensorsDeclaration
{
    /// <summary>What a checkpoint keeps beside the weights; the name of a layer holds no dot.</summary>
    public const string CheckpointPrefix = "checkpoint.";

    private const int MostNamed = 8;

    /// <summary>Finds the entry of each declared tensor.</summary>
    /// <returns>The entries in declared order.</returns>
    /// <exception cref="InvalidDataException">A tensor is missing or not declared (but for those of a checkpoint), or its element type or shape differs.</exception>
    public static SafetensorsEntry[] Match(
        ReadOnlySpan<TensorDescription> tensors,
        List<SafetensorsEntry> entries,
        SafetensorsDtype dtype,
        FaultReporter faults
    )
    {
        Dictionary<string, SafetensorsEntry> held = entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        string[] declared = tensors.ToArray().Select(tensor => tensor.Name).ToArray();
        CheckNames(declared, held, faults);
        var matched = new SafetensorsEntry[tensors.Length];
        for (int i = 0; i < tensors.Length; i++)
        {
            matched[i] = held[tensors[i].Name];
            CheckEntry(tensors[i], matched[i], dtype, faults);
        }

        return matched;
    }

    private static void CheckNames(string[] declared, Dictionary<string, SafetensorsEntry> held, FaultReporter faults)
    {
        string[] missing = declared.Where(name => !held.ContainsKey(name)).ToArray();
        string[] extra = held
            .Keys.Except(declared, StringComparer.Ordinal)
            .Where(name => !name.StartsWith(CheckpointPrefix, StringComparison.Ordinal))
            .ToArray();
        if (missing.Length == 0 && extra.Length == 0)
        {
            return;
        }

        // A misspelt name is most likely one of those that found no partner.
        var found = new List<string>();
        if (missing.Length > 0)
        {
            found.Add($"no {Names(missing, extra.Length > 0 ? extra : held.Keys)}");
        }

        if (extra.Length > 0)
        {
            found.Add($"undeclared {Names(extra, missing.Length > 0 ? missing : declared)}");
        }

        throw faults.File("exactly the tensors that the network declares", string.Join("; ", found));
    }

    private static string Names(string[] names, IEnumerable<string> candidates)
    {
        IEnumerable<string> named = names
            .Take(MostNamed)
            .Select(name =>
                NearestName.Find(name, candidates) is string nearest
                    ? $"{FaultReporter.Quote(name)} (nearest: {FaultReporter.Quote(nearest)})"
                    : FaultReporter.Quote(name)
            );
        string rest = names.Length > MostNamed ? $" and {names.Length - MostNamed} more" : "";
        return string.Join(", ", named) + rest;
    }

    private static void CheckEntry(TensorDescription tensor, SafetensorsEntry entry, SafetensorsDtype dtype, FaultReporter faults)
    {
        if (entry.Dtype != dtype)
        {
            throw faults.Tensor(tensor.Name, $"dtype {dtype.Name}, the precision of the network", entry.Dtype.Name);
        }

        if (!entry.Shape.SequenceEqual(tensor.Shape.Select(length => (ulong)length)))
        {
            throw faults.Tensor(tensor.Name, $"shape {Shapes.Text(tensor.Shape.AsEnumerable())}", Shapes.Text(entry.Shape));
        }
    }
}
