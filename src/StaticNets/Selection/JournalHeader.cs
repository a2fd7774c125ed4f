using System.Text.Json;

namespace StaticNets.Selection;

/// <summary>The first line of a journal: which search it belongs to, and which part of it.</summary>
/// <param name="Search">The search.</param>
/// <param name="Part">The part of the search; <see langword="null"/> in the journal of a whole search.</param>
internal sealed record JournalHeader(SearchIdentity Search, JournalPart? Part)
{
    /// <summary>Parses the line.</summary>
    /// <exception cref="JsonException">The line is not JSON.</exception>
    /// <exception cref="FormatException">A member is missing, has the wrong type or is out of range.</exception>
    public static JournalHeader Read(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        if (
            root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("search", out JsonElement name)
            && name.ValueKind == JsonValueKind.String
            && root.TryGetProperty("settings", out JsonElement settings)
            && settings.ValueKind == JsonValueKind.String
        )
        {
            SearchIdentity search = new(name.GetString()!, settings.GetString()!);
            return new JournalHeader(search, root.TryGetProperty("part", out _) ? JournalPart.Read(root) : null);
        }

        throw new FormatException("a journal begins with the name and the settings of its search");
    }

    /// <summary>The search or its part as messages name it.</summary>
    public override string ToString() => Part is null ? $"the search {Search}" : $"{Part} of the search {Search}";

    /// <summary>Writes the line as a JSON object.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("search", Search.Name);
        writer.WriteString("settings", Search.Settings);
        Part?.Write(writer);
        writer.WriteEndObject();
    }
}
