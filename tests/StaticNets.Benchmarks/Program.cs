using System.CommandLine;
using StaticNets.Benchmarks.Commands;

return new RootCommand("How fast StaticNets is.")
{
    WorkloadsCommand.Create(),
    FreshCommand.Create(),
    BenchmarkDotNetCommand.Create(),
    GrowthCommand.Create(),
    CoresCommand.Create(),
    CrowdedCommand.Create(),
    ShardsCommand.Create(),
}
    .Parse(args)
    .Invoke();
