namespace StaticNets.Benchmarks.Workloads;

/// <summary>Something worth timing.</summary>
/// <param name="Name">As the command line and the reports call it.</param>
/// <param name="Flops">Operations of one run that its mathematics cannot do without; a multiply-add counts as two.</param>
/// <param name="Bytes">Bytes of weights that one run reads at least once.</param>
/// <param name="Run">One run.</param>
internal sealed record Workload(string Name, double Flops, double Bytes, Action Run);
