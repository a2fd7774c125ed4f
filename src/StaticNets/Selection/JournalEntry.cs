using System.Globalization;
using System.Text.Json;

namespace StaticNets.Selection;

/// <summary>A finished trial: one line of a journal.</summary>
/// <param name="Trial">Number of the trial, from 0 on.</param>
/// <param name="Options">The options of the trial, as text.</param>
/// <param name="Scores">The score of each fold.</param>
internal sealed record JournalEntry(int Trial, string Options, double[] Scores)
{
    /// <summary>Parses a line.</summary>
    /// <exception cref="FormatException">A member is missing or has the wrong type.</exception>
    /// <exception cref="JsonException">The line is not JSON.</exception>
    public static JournalEntry Read(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        if (
            root.ValueKind == JsonValueKind.Object
            && root.TryGetProperty("trial", out JsonElement number)
            && number.ValueKind == JsonValueKind.Number
            && number.TryGetInt32(out int trial)
            && trial >= 0
            && root.TryGetProperty("options", out JsonElement options)
            && options.ValueKind == JsonValueKind.String
            && root.TryGetProperty("scores", out JsonElement scores)
            && scores.ValueKind == JsonValueKind.Array
        )
        {
            return new JournalEntry(trial, options.GetString()!, [.. scores.EnumerateArray().Select(Score)]);
        }

        throw new FormatException("a finished trial has a number, its options and its scores");
    }

    /// <summary>Writes the line as a JSON object.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("trial", Trial);
        writer.WriteString("options", Options);
        writer.WriteStartArray("scores");
        foreach (double score in Scores)
        {
            // JSON has no infinities, so they are strings. Finite numbers are written so that the same bits are read back.
            if (double.IsFinite(score))
            {
                writer.WriteNumberValue(score);
            }
            else
            {
                writer.WriteStringValue(score.ToString(CultureInfo.InvariantCulture));
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static double Score(JsonElement element)
    {
        double score = element.ValueKind switch
        {
            JsonValueKind.Number => element.GetDouble(),
            JsonValueKind.String => double.Parse(element.GetString()!, CultureInfo.InvariantCulture),
            _ => double.NaN,
        };
        return double.IsNaN(score) ? throw new FormatException("a score is a number") : score;
    }
}
