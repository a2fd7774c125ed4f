namespace StaticNets.Benchmarks.Peers;

/// <summary>One of several ways to run a workload in a library; the fastest is reported.</summary>
/// <param name="Mode">Enters the mode in which it runs, which is entered once and not in each run; none if it needs no mode.</param>
internal sealed record Variant(string Name, Action Run, Func<IDisposable>? Mode = null);
