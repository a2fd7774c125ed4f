using StaticNets.Generator.Benchmarks.Commands;

return BuildCostCommand.Create().Parse(args).Invoke();
