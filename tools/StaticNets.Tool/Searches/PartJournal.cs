using StaticNets.Selection;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Searches;

/// <summary>The journal of a part of a search.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Journal">Its content.</param>
/// <param name="Header">Its first line.</param>
/// <param name="Part">The part of the search.</param>
internal sealed record PartJournal(string Path, SearchJournal Journal, JournalHeader Header, JournalPart Part)
{
    /// <summary>Reads a journal.</summary>
    /// <exception cref="ToolException">It belongs to a whole search.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static PartJournal Read(string path)
    {
        SearchJournal journal = SearchJournal.Read(path);
        JournalHeader header = journal.Header!;
        return header.Part is { } part
            ? new PartJournal(path, journal, header, part)
            : throw new ToolException(
                $"'{path}' is the journal of a whole search, not of a part: it was written without SearchOptions.Part."
            );
    }

    /// <summary>Checks that this is a part of the same search as another.</summary>
    /// <exception cref="ToolException">It is not.</exception>
    public void MustContinue(PartJournal other)
    {
        Same("search", other.Header.Search, Header.Search);
        Same("number of parts", other.Part.Count, Part.Count);
        Same("number of trials", other.Part.Trials, Part.Trials);
        Same("goal", other.Part.Goal, Part.Goal);

        void Same<T>(string what, T expected, T found)
        {
            if (!EqualityComparer<T>.Default.Equals(expected, found))
            {
                throw new ToolException(
                    $"'{other.Path}' and '{Path}' are not parts of one search: the {what} is {expected} in '{other.Path}' and {found} in '{Path}'."
                );
            }
        }
    }

    /// <summary>Returns the trials of the part.</summary>
    /// <exception cref="ToolException">Trials are missing, or do not belong to this part.</exception>
    public IEnumerable<JournalEntry> Finished()
    {
        if (Journal.Entries.Keys.Where(trial => !Part.Holds(trial)).ToArray() is [var foreign, ..])
        {
            throw new ToolException($"'{Path}' is damaged: its trial {foreign} does not belong to {Part}.");
        }

        int[] missing = [.. Part.Numbers.Where(trial => !Journal.Entries.ContainsKey(trial))];
        return missing.Length == 0
            ? Part.Numbers.Select(trial => Journal.Entries[trial])
            : throw new ToolException(
                $"'{Path}' is not finished: {missing.Length} of its {Part.Numbers.Count()} trials are missing, the first is trial {missing[0]}. "
                    + "Run this part again, which continues it."
            );
    }
}
