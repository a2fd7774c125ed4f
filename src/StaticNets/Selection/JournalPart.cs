using System.Globalization;
using System.Text.Json;

namespace StaticNets.Selection;

/// <summary>A part of a search: the trials t with t mod <paramref name="Count"/> = <paramref name="Index"/>.</summary>
/// <param name="Index">Number of the part, from 0 on.</param>
/// <param name="Count">Number of parts.</param>
/// <param name="Trials">Number of trials of all parts.</param>
/// <param name="Goal">Whether larger or smaller scores are better, which the merged ranking needs.</param>
internal sealed record JournalPart(int Index, int Count, int Trials, SearchGoal Goal)
{
    /// <summary>The numbers of the trials of this part.</summary>
    public IEnumerable<int> Numbers => Enumerable.Range(0, Trials).Where(Holds);

    /// <summary>Whether a trial belongs to this part.</summary>
    public bool Holds(int trial) => trial % Count == Index;

    /// <summary>Reads the members of an object.</summary>
    /// <exception cref="FormatException">A member is missing, has the wrong type or is out of range.</exception>
    public static JournalPart Read(JsonElement root)
    {
        if (
            Number("part") is { } index
            && Number("parts") is { } count
            && Number("trials") is { } trials
            && index < count
            && count <= trials
            && root.TryGetProperty("goal", out JsonElement text)
            && text.ValueKind == JsonValueKind.String
            && Goals.FirstOrDefault(goal => text.ValueEquals(Text(goal))) is { } found
        )
        {
            return new JournalPart(index, count, trials, found);
        }

        throw new FormatException("a part has a number below the number of parts, a number of trials and a goal");

        int? Number(string name) =>
            root.TryGetProperty(name, out JsonElement element)
            && element.ValueKind == JsonValueKind.Number
            && element.TryGetInt32(out int number)
            && number >= 0
                ? number
                : null;
    }

    /// <summary>Writes the members of an object.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteNumber("part", Index);
        writer.WriteNumber("parts", Count);
        writer.WriteNumber("trials", Trials);
        writer.WriteString("goal", Text(Goal));
    }

    /// <summary>The part as messages name it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"part {Index} of {Count}");

    private static IEnumerable<SearchGoal?> Goals => [SearchGoal.Maximize, SearchGoal.Minimize];

    private static string Text(SearchGoal? goal) => goal == SearchGoal.Maximize ? "maximize" : "minimize";
}
