using System.Text;
using System.Text.Json;
using StaticNets.Files;

namespace StaticNets.Selection;

/// <summary>
/// Keeps the finished trials of a search in a file: a line of JSON that identifies the search, then one line for each trial. Each addition
/// replaces the whole file atomically, so that no reader sees an incomplete line. Not thread-safe.
/// </summary>
internal sealed class SearchJournal
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _path;
    private readonly MemoryStream _content = new();
    private readonly Dictionary<int, JournalEntry> _entries = [];

    private SearchJournal(string path) => _path = path;

    /// <summary>The finished trials, keyed by their number.</summary>
    public IReadOnlyDictionary<int, JournalEntry> Entries => _entries;

    /// <summary>Reads the journal of a search, or creates it.</summary>
    /// <exception cref="InvalidDataException">The journal is damaged, or belongs to another search.</exception>
    /// <exception cref="IOException">The path is a folder or a device, or its folder does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only.</exception>
    public static SearchJournal Open(string path, SearchIdentity search)
    {
        // Check now that the file can be written, not only after the first trial.
        ReplacementFile.Check(path);
        var journal = new SearchJournal(path);
        if (File.Exists(path))
        {
            journal.Read(search);
        }
        else
        {
            journal.Append(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("search", search.Name);
                writer.WriteString("settings", search.Settings);
                writer.WriteEndObject();
            });
        }

        return journal;
    }

    /// <summary>Adds a finished trial.</summary>
    public void Add(JournalEntry entry)
    {
        _entries.Add(entry.Trial, entry);
        Append(entry.Write);
    }

    /// <summary>Creates an exception that describes the fault of a journal.</summary>
    public InvalidDataException Fault(string what) => new($"The journal '{_path}' cannot be continued: {what}");

    private void Append(Action<Utf8JsonWriter> write)
    {
        using (var writer = new Utf8JsonWriter(_content))
        {
            write(writer);
        }

        _content.WriteByte((byte)'\n');
        using var file = new ReplacementFile(_path);
        _content.WriteTo(file.Stream);
        file.Commit();
    }

    private void Read(SearchIdentity search)
    {
        byte[] bytes = File.ReadAllBytes(_path);
        string[] lines = Lines(bytes);
        SearchIdentity found = Identity(lines[0]);
        if (found != search)
        {
            throw Fault($"it belongs to the search {found}, not to {search}. Give this search a journal of its own.");
        }

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

    private SearchIdentity Identity(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            return new SearchIdentity(root.GetProperty("search").GetString()!, root.GetProperty("settings").GetString()!);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
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
