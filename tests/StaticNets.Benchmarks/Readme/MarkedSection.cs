namespace StaticNets.Benchmarks.Readme;

/// <summary>Replaces the generated section between two marks of a page that is otherwise written by hand.</summary>
internal static class MarkedSection
{
    private const string Begin = "<!-- measured -->";
    private const string End = "<!-- /measured -->";

    /// <summary>Replaces the lines between the marks.</summary>
    /// <exception cref="InvalidOperationException">The marks are missing.</exception>
    public static void Replace(string path, IEnumerable<string> section)
    {
        string[] lines = File.ReadAllLines(path);
        int begin = Array.IndexOf(lines, Begin);
        int end = Array.IndexOf(lines, End);
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"{path} needs a line {Begin} and, below it, a line {End}.");
        }

        File.WriteAllText(path, string.Join('\n', [.. lines[..(begin + 1)], "", .. section, "", .. lines[end..], ""]));
    }
}
