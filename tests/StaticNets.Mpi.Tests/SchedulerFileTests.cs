using System.Text.RegularExpressions;
using StaticNets.Tests.Shared;
using StaticNets.Tests.Support;

namespace StaticNets.MpiTests;

/// <summary>
/// The files of docs/many-machines: their commands run here with the variables that Slurm and Kubernetes set, which are not installed. The
/// merged search is that of one machine.
/// </summary>
[Collection(RanksCollection.Name)]
public sealed partial class SchedulerFileTests
{
    private const int Parts = 4;
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    [Fact]
    public void ASlurmArrayRunsTheParts()
    {
        using TemporaryFolder folder = new();
        string file = Repository.PathOf("docs", "many-machines", "digit-search.sbatch");
        Assert.Contains($"#SBATCH --array=0-{Parts - 1}\n", File.ReadAllText(file), StringComparison.Ordinal);
        for (int part = 0; part < Parts; part++)
        {
            Run(
                folder,
                "bash",
                [file],
                ("SLURM_ARRAY_TASK_ID", $"{part}"),
                ("SLURM_ARRAY_TASK_COUNT", $"{Parts}"),
                ("SLURM_SUBMIT_DIR", folder.Path)
            );
        }

        MergeIsTheWholeSearch(folder, "journals");
    }

    [Fact]
    public void AnIndexedJobRunsTheParts()
    {
        using TemporaryFolder folder = new();
        string file = Repository.Read("docs", "many-machines", "digit-search.yaml");
        Assert.Contains($"\n  completions: {Parts}\n", file, StringComparison.Ordinal);
        Assert.Contains($"\n            - name: PARTS\n              value: \"{Parts}\"\n", file, StringComparison.Ordinal);
        Assert.Contains("\n              mountPath: /journals\n", file, StringComparison.Ordinal);

        // The block of the argument is folded to one line, and the volume is a folder here.
        string command = Folded()
            .Match(file)
            .Groups[1]
            .Value.ReplaceLineEndings(" ")
            .Replace("/journals", folder.Path, StringComparison.Ordinal);
        Assert.StartsWith("              dotnet DigitSearch.dll ", command, StringComparison.Ordinal);
        for (int part = 0; part < Parts; part++)
        {
            Run(folder, "/bin/sh", ["-c", command], ("JOB_COMPLETION_INDEX", $"{part}"), ("PARTS", $"{Parts}"));
        }

        MergeIsTheWholeSearch(folder, "");
    }

    /// <summary>Merges the parts, and runs the whole search on one machine: the ranking and the best trial are the same.</summary>
    private static void MergeIsTheWholeSearch(TemporaryFolder folder, string journals)
    {
        string[] parts = [.. Enumerable.Range(0, Parts).Select(part => Path.Combine(folder.Path, journals, $"part-{part}.jsonl"))];
        string tool = Repository.PathOf("tools", "StaticNets.Tool", "bin", RankProgram.Configuration, "net9.0", "StaticNets.Tool.dll");
        string merged = folder.File("merged.jsonl");
        string report = Run(folder, "dotnet", [tool, "search", "merge", .. parts, "--output", merged]);
        Assert.EndsWith($"24 trials of {Parts} parts\n", report, StringComparison.Ordinal);

        // All trials are in the journal, so this call only ranks them.
        string continued = Run(folder, "dotnet", ["DigitSearch.dll", "--journal", merged]);
        string whole = Run(folder, "dotnet", ["DigitSearch.dll", "--journal", folder.File("whole.jsonl")]);
        Assert.Equal(25, File.ReadAllLines(folder.File("whole.jsonl")).Length);
        Assert.Equal(File.ReadAllLines(folder.File("whole.jsonl")).Order(), File.ReadAllLines(merged).Order());
        Assert.Equal(whole.TrimEnd().Split('\n')[^1], continued.TrimEnd().Split('\n')[^1]);
        Assert.StartsWith("best of 24 trials: 0.", continued, StringComparison.Ordinal);
    }

    private static string Run(TemporaryFolder folder, string file, string[] arguments, params (string Name, string Value)[] variables)
    {
        // The sample is started as in its folder, but the journals lie elsewhere.
        string sample = Repository.PathOf("samples", "DigitSearch", "bin", RankProgram.Configuration, "net10.0");
        foreach (string built in Directory.GetFiles(sample).Where(built => !File.Exists(folder.File(Path.GetFileName(built)))))
        {
            File.CreateSymbolicLink(folder.File(Path.GetFileName(built)), built);
        }

        using RunningRanks running = new(file, arguments, folder.Path, variables);
        Outcome outcome = running.End(_patience);
        Assert.True(outcome.ExitCode == 0, $"{outcome}");
        return outcome.Output.ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"- >-\n((?: {14}.*\n)+)")]
    private static partial Regex Folded();
}
