using System.CommandLine;
using System.Globalization;
using StaticNets.Files;
using StaticNets.Selection;
using StaticNets.Tool.Searches;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Commands;

/// <summary>The command <c>staticnets search merge FILE…</c>: ranks the trials of a search that ran in parts.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        Argument<string[]> files = new("FILE") { Description = "The journals of all parts.", Arity = ArgumentArity.OneOrMore };
        Option<string?> output = new("--output") { Description = "Receives the journal of the whole search.", HelpName = "FILE" };
        Command merge = new("merge", "Ranks the trials of a search that ran in parts, from the journals of the parts.") { files, output };
        merge.SetAction(parsed =>
        {
            string[] paths = [.. parsed.GetValue(files)!.Select(InputFile.Require)];
            string? target = parsed.GetValue(output);
            if (target is not null && Array.Find(paths, path => InputFile.IsSame(path, target)) is { } input)
            {
                throw new ToolException($"The output '{target}' would replace the journal '{input}' of a part.");
            }

            MergedSearch search = MergedSearch.Of(paths);
            if (target is not null)
            {
                search.Write(target);
            }

            parsed.InvocationConfiguration.Output.Write(Describe(search));
        });
        return new Command("search", "Searches of hyperparameters.") { merge };
    }

    private static string Describe(MergedSearch search)
    {
        TextTable table = new(["rank", "trial", "score", "options"], rightAligned: [0, 1]);
        int rank = 1;
        foreach (JournalEntry entry in search.Ranked)
        {
            table.Add(
                rank++.ToString(CultureInfo.InvariantCulture),
                entry.Trial.ToString(CultureInfo.InvariantCulture),
                MergedSearch.Score(entry).ToString(CultureInfo.InvariantCulture),
                ForeignName.Escape(entry.Options)
            );
        }

        return string.Create(CultureInfo.InvariantCulture, $"{table}\n{search.Entries.Count} trials of {search.Parts} parts\n");
    }
}
