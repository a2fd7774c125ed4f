using System.CommandLine;
using StaticNets.Benchmarks.Readme;
using StaticNets.Generator.Benchmarks.Measuring;
using StaticNets.Generator.Benchmarks.Readme;
using StaticNets.Generator.Benchmarks.Runs;
using StaticNets.Tests.Shared;

namespace StaticNets.Generator.Benchmarks.Commands;

/// <summary>
/// The command line <c>[--layers N…] [--readme]</c>, and the hidden commands with which the program starts itself in new processes.
/// </summary>
internal static class BuildCostCommand
{
    private static readonly int[] _sizes = [3, 20, 100];

    private static readonly Option<int[]> _layers = new("--layers")
    {
        Description = "How many layers the networks have.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => _sizes,
    };

    private static readonly Option<bool> _readme = new("--readme") { Description = "Writes the table of the README too." };

    private static readonly Argument<int> _size = new("layers");

    private static readonly Argument<string> _assembly = new("assembly");

    private static readonly Argument<string> _call = new("call");

    public static RootCommand Create()
    {
        RootCommand root = new("What the generator costs a build, one JSON object a line.") { _layers, _readme, Measure(), FirstCall() };
        root.SetAction(Run);
        return root;
    }

    private static void Run(ParseResult arguments)
    {
        List<BuildCost> costs = [];
        foreach (int layers in arguments.GetValue(_layers)!)
        {
            string line = ChildProcess.Run(MeasureName, layers.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Console.WriteLine(line);
            costs.Add(BuildCost.Read(line));
        }

        if (arguments.GetValue(_readme))
        {
            MarkedSection.Replace(Repository.PathOf("tests", "StaticNets.Generator.Benchmarks", "README.md"), CostTable.Of(costs));
        }
    }

    private const string MeasureName = "measure";

    private static Command Measure()
    {
        Command command = new(MeasureName) { _size };
        command.Hidden = true;
        command.SetAction(arguments => Console.WriteLine(BuildCost.Measure(arguments.GetValue(_size)).Write()));
        return command;
    }

    private static Command FirstCall()
    {
        Command command = new(FirstCalls.CommandName) { _assembly, _call };
        command.Hidden = true;
        command.SetAction(arguments =>
            Console.WriteLine(FirstCalls.InThisProcess(arguments.GetValue(_assembly)!, arguments.GetValue(_call)!))
        );
        return command;
    }
}
