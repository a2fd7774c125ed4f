using System.Text;

namespace StaticNets.Tool.Text;

/// <summary>The error that names at once all parts of a model or network for which there is no counterpart.</summary>
internal static class RefusalList
{
    private const int MostListed = 100;

    /// <summary>Returns the error.</summary>
    /// <param name="name">The model or network, in quotes.</param>
    /// <param name="part">What a part is, in the singular.</param>
    /// <param name="fault">Says of a number of parts, as <c>2 layers</c>, what is wrong with them.</param>
    /// <param name="parts">The parts, each with the reason.</param>
    /// <param name="advice">What is possible instead, in a last line.</param>
    /// <param name="most">The number of parts that are listed; the others are counted.</param>
    public static ToolException Of(
        string name,
        string part,
        Func<string, string> fault,
        IReadOnlyCollection<string> parts,
        string? advice = null,
        int most = MostListed
    )
    {
        string count = parts.Count == 1 ? $"1 {part}" : $"{parts.Count} {part}s";
        StringBuilder text = new($"{name}: {fault(count)}. Nothing was written.");
        foreach (string line in parts.Take(most))
        {
            text.Append($"\n  {line}");
        }

        if (parts.Count > most)
        {
            text.Append($"\n  and {parts.Count - most} more");
        }

        return new ToolException(advice is null ? text.ToString() : $"{text}\n{advice}", exitCode: ToolException.Refused);
    }
}
