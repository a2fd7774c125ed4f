namespace StaticNets.Benchmarks.Readme;

/// <summary>A README of benchmarks: text by hand, tables by a run, between two marks.</summary>
internal static class ReadmeFile
{
    private const string Begin = "<!-- measured -->";
    private const string End = "<!-- /measured -->";

    /// <summary>Puts new tables in the place of the old ones.</summary>
    /// <exception cref="InvalidOperationException">The marks are missing.</exception>
    public static void Replace(string path, IEnumerable<string> tables)
    {
        string[] lines = File.ReadAllLines(path);
        int begin = Array.IndexOf(lines, Begin);
        int end = Array.IndexOf(lines, End);
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"{path} needs a line {Begin} and, below it, a line {End}.");
        }

        File.WriteAllText(path, string.Join('\n', [.. lines[..(begin + 1)], "", .. tables, "", .. lines[end..], ""]));
    }
}
