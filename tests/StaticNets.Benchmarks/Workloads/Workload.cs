namespace StaticNets.Benchmarks.Workloads;

/// <summary>A computation to measure.</summary>
/// <param name="Name">Its name on the command line and in reports.</param>
/// <param name="Flops">Number of operations that one run needs at least; a multiply-add counts as two.</param>
/// <param name="Bytes">Bytes of weights that one run reads at least once.</param>
/// <param name="Run">Runs the computation once.</param>
internal sealed record Workload(string Name, double Flops, double Bytes, Action Run);
