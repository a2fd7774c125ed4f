using System.CommandLine;
using StaticNets.Benchmarks;

Argument<string[]> names = new("names") { Description = "Which workloads; all without names." };
Option<double> seconds = new("--seconds") { Description = "How long each is measured.", DefaultValueFactory = _ => 1 };
Command workloads = new("workloads", "Measures workloads against the limits of this machine, one JSON object a line.") { names, seconds };
workloads.SetAction(result => WorkloadRun.Run(result.GetValue(names) ?? [], result.GetValue(seconds)));
return new RootCommand("How fast StaticNets is.") { workloads }
    .Parse(args)
    .Invoke();
