namespace StaticNets.Benchmarks.Workloads;

/// <summary>All workloads by name.</summary>
internal static class WorkloadCatalogue
{
    private static readonly Dictionary<string, Func<string, Workload>> _all = new([
        .. DenseWorkloads.All,
        .. ImageWorkloads.All,
        .. SequenceWorkloads.All,
    ]);

    /// <summary>The names in the order of the reports.</summary>
    public static IReadOnlyCollection<string> Names => _all.Keys;

    /// <summary>Returns the given names, or all names if none are given.</summary>
    public static IReadOnlyCollection<string> NamesOrAll(IReadOnlyCollection<string> names) => names.Count == 0 ? Names : names;

    /// <summary>Says which of the names is that of no workload, and which names there are; null if each is that of one.</summary>
    public static string? Complaint(IEnumerable<string> names) =>
        names.FirstOrDefault(name => !_all.ContainsKey(name)) is { } unknown
            ? $"There is no workload '{unknown}'. The names are: {string.Join(", ", Names)}."
            : null;

    /// <summary>Prepares a workload.</summary>
    /// <exception cref="ArgumentException">There is no workload with this name.</exception>
    public static Workload Create(string name) =>
        _all.TryGetValue(name, out Func<string, Workload>? create)
            ? create(name)
            : throw new ArgumentException(Complaint([name]), nameof(name));
}
