using System.Text;
using System.Text.Json;
using StaticNets.Files;

namespace StaticNets.Selection;

/// <summary>
/// Keeps the finished trials of a search, or of a part of it, in a file: a line of JSON that identifies the search, then one line for each
/// trial. Each addition replaces the whole file atomically, so that no reader sees an incomplete line. Not thread-safe.
/// </summary>
internal sealed class SearchJournal
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _path;
    private readonly string _use;
    private readonly MemoryStream _content = new();
    private readonly Dictionary<int, JournalEntry> _entries = [];

    private SearchJournal(string path, string use)
    {
        _path = path;
        _use = use;
    }

    /// <summary>The first line.</summary>
    public JournalHeader? Header { get; private set; }

    /// <summary>The finished trials, keyed by their number.</summary>
    public IReadOnlyDictionary<int, JournalEntry> Entries => _entries;

    /// <summary>Reads a journal to merge it with others.</summary>
    /// <exception cref="InvalidDataException">The journal is damaged.</exception>
    public static SearchJournal Read(string path)
    {
        SearchJournal journal = new(path, "merged");
        journal.Read(_ => { });
        return journal;
    }

    /// <summary>Writes a journal of finished trials.</summary>
    /// <exception cref="IOException">The path is a folder or a device, or its folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only.</exception>
    public static void Write(string path, JournalHeader header, IEnumerable<JournalEntry> entries)
    {
        SearchJournal journal = new(path, "written");
        journal.AddLine(header.Write);
        foreach (JournalEntry entry in entries)
        {
            journal.AddLine(entry.Write);
        }

        journal.Replace();
    }

    /// <summary>Reads the journal of a search, or creates it.</summary>
    /// <exception cref="InvalidDataException">The journal is damaged, or belongs to another search.</exception>
    /// <exception cref="IOException">The path is a folder or a device, or its folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only.</exception>
    public static SearchJournal Open(string path, JournalHeader header)
    {
        // Check now that the file can be written, not only after the first trial.
        ReplacementFile.Check(path);
        SearchJournal journal = new(path, "continued");
        if (!File.Exists(path))
        {
            journal.AddLine(header.Write);
            journal.Replace();
            return journal;
        }

        journal.Read(found =>
        {
            if (found.Search != header.Search || (found.Part?.Index, found.Part?.Count) != (header.Part?.Index, header.Part?.Count))
            {
                throw journal.Fault($"it belongs to {found}, not to {header}. Give this search a journal of its own.");
            }
        });
        if (journal.Header != header)
        {
            // The same part with another number of trials or another goal.
            journal.Rewrite(header);
        }

        return journal;
    }

    /// <summary>Adds a finished trial.</summary>
    public void Add(JournalEntry entry)
    {
        _entries.Add(entry.Trial, entry);
        AddLine(entry.Write);
        Replace();
    }

    /// <summary>Creates an exception that describes the fault of a journal.</summary>
    public InvalidDataException Fault(string what) => new($"The journal '{_path}' cannot be {_use}: {what}");

    private void Rewrite(JournalHeader header)
    {
        byte[] trials = _content.ToArray();
        trials = trials[(trials.AsSpan().IndexOf((byte)'\n') + 1)..];
        _content.SetLength(0);
        AddLine(header.Write);
        _content.Write(trials);
        Replace();
        Header = header;
    }

    private void AddLine(Action<Utf8JsonWriter> write)
    {
        using (var writer = new Utf8JsonWriter(_content))
        {
            write(writer);
        }

        _content.WriteByte((byte)'\n');
    }

    private void Replace()
    {
        using var file = new ReplacementFile(_path);
        _content.WriteTo(file.Stream);
        file.Commit();
    }

    private void Read(Action<JournalHeader> check)
    {
        byte[] bytes = File.ReadAllBytes(_path);
        string[] lines = Lines(bytes);
        Header = HeaderOf(lines[0]);
        check(Header);
        for (int line = 1; line < lines.Length; line++)
        {
            JournalEntry entry = Entry(lines[line], line + 1);
            if (!_entries.TryAdd(entry.Trial, entry))
            {
                throw Fault($"line {line + 1} repeats trial {entry.Trial}.");
            }
        }

        _content.Write(bytes);
    }

    private string[] Lines(byte[] bytes)
    {
        try
        {
            string text = _utf8.GetString(bytes);
            return text.EndsWith('\n') ? text[..^1].Split('\n') : throw Fault("its last line is not whole.");
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException(Fault("it is no text in UTF-8.").Message, error);
        }
    }

    private JournalHeader HeaderOf(string line)
    {
        try
        {
            return JournalHeader.Read(line);
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            throw new InvalidDataException(Fault("line 1 does not say which search it belongs to.").Message, error);
        }
    }

    private JournalEntry Entry(string line, int number)
    {
        try
        {
            return JournalEntry.Read(line);
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            throw new InvalidDataException(Fault($"line {number} is damaged: {error.Message}").Message, error);
        }
    }
}
