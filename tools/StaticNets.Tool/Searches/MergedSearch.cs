using StaticNets.Selection;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Searches;

/// <summary>A search that is put together from the journals of all its parts.</summary>
internal sealed class MergedSearch
{
    private readonly JournalPart _part;
    private readonly JournalHeader _header;

    private MergedSearch(JournalHeader header, IEnumerable<JournalEntry> entries)
    {
        _part = header.Part!;
        _header = header with { Part = null };
        Entries = [.. entries];
    }

    /// <summary>All trials in the order of their numbers.</summary>
    public IReadOnlyList<JournalEntry> Entries { get; }

    /// <summary>All trials, the best first.</summary>
    public IEnumerable<JournalEntry> Ranked => Ranking.Of(Entries, _part.Goal, Score, entry => entry.Trial);

    /// <summary>Number of parts.</summary>
    public int Parts => _part.Count;

    /// <summary>The score of a trial: the mean of its folds.</summary>
    public static double Score(JournalEntry entry) => entry.Scores.Average();

    /// <summary>Reads the journals and puts them together.</summary>
    /// <exception cref="ToolException">They are not all parts of one search, each once and finished.</exception>
    /// <exception cref="InvalidDataException">A journal is damaged.</exception>
    public static MergedSearch Of(IReadOnlyList<string> paths)
    {
        PartJournal[] parts = [.. paths.Select(PartJournal.Read)];
        PartJournal first = parts[0];
        foreach (PartJournal other in parts[1..])
        {
            other.MustContinue(first);
        }

        foreach (IGrouping<int, PartJournal> same in parts.GroupBy(part => part.Part.Index).Where(same => same.Skip(1).Any()))
        {
            throw new ToolException($"{string.Join(" and ", same.Select(part => $"'{part.Path}'"))} are both {same.First().Part}.");
        }

        int[] missing = [.. Enumerable.Range(0, first.Part.Count).Except(parts.Select(part => part.Part.Index))];
        if (missing.Length > 0)
        {
            string which = missing.Length == 1 ? $"Part {missing[0]} is missing" : $"Parts {string.Join(", ", missing)} are missing";
            throw new ToolException($"{which}: expected the parts 0 to {first.Part.Count - 1}, found {Given(parts)}.");
        }

        return new MergedSearch(first.Header, parts.SelectMany(part => part.Finished()).OrderBy(entry => entry.Trial));
    }

    /// <summary>Writes the journal that the search would have written without parts, on one thread.</summary>
    public void Write(string path) => SearchJournal.Write(path, _header, Entries);

    private static string Given(PartJournal[] parts) =>
        string.Join(", ", parts.OrderBy(part => part.Part.Index).Select(part => $"{part.Part.Index} in '{part.Path}'"));
}
