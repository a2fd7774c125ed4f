using System.CommandLine;
using StaticNets.Benchmarks;

Argument<string[]> names = new("names") { Description = "Which workloads; all without names." };
Option<double> seconds = new("--seconds") { Description = "How long each is measured.", DefaultValueFactory = _ => 1 };
Option<bool> peers = new("--peers")
{
    Description = "Measures PyTorch, ONNX Runtime and NumPy beside them; peers/setup.sh installs these.",
};
Command workloads = new("workloads", "Measures workloads against the limits of this machine, one JSON object a line.")
{
    names,
    seconds,
    peers,
};
workloads.SetAction(result => WorkloadRun.Run(result.GetValue(names) ?? [], result.GetValue(seconds), result.GetValue(peers)));
return new RootCommand("How fast StaticNets is.") { workloads }
    .Parse(args)
    .Invoke();
