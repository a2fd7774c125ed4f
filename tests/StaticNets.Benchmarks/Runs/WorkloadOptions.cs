using System.CommandLine;
using StaticNets.Benchmarks.Workloads;

namespace StaticNets.Benchmarks.Runs;

/// <summary>The options of all benchmark programs.</summary>
internal static class WorkloadOptions
{
    private const int UnknownName = 2;

    public static Argument<string[]> Names { get; } = new("names") { Description = "Which workloads; all without names." };

    public static Option<double> Seconds { get; } =
        new("--seconds") { Description = "How long each is measured.", DefaultValueFactory = _ => 1 };

    /// <summary>Returns an action that runs if each name is that of a workload, and otherwise reports the first other one.</summary>
    /// <param name="namesOf">The names on the command line.</param>
    /// <param name="run">What the command does.</param>
    /// <returns>The action, whose exit code is 0 or, for an unknown name, 2.</returns>
    public static Func<ParseResult, int> Checked(Func<ParseResult, IEnumerable<string>> namesOf, Action<ParseResult> run) =>
        arguments =>
        {
            if (WorkloadCatalogue.Complaint(namesOf(arguments)) is { } complaint)
            {
                Console.Error.WriteLine(complaint);
                return UnknownName;
            }

            run(arguments);
            return 0;
        };
}
