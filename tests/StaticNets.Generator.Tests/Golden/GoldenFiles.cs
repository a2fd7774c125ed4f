using Microsoft.CodeAnalysis;
using StaticNets.Tests.Shared;

namespace StaticNets.Generator.Tests.Golden;

/// <summary>
/// Emitted files that have been reviewed and approved: <c>*.verified.cs</c> beside the tests. An emitted file that differs is written
/// beside the approved file as <c>*.received.cs</c>; rename it to approve it.
/// </summary>
internal static class GoldenFiles
{
    private static string Folder => Repository.PathOf("tests", "StaticNets.Generator.Tests", "Golden");

    /// <summary>Compares the emitted files of a run with the approved ones of the test.</summary>
    /// <param name="test">Class and method, the beginning of the files' names.</param>
    public static void Verify(string test, GeneratorRunResult result) => Verify(Folder, test, result);

    public static void Verify(string folder, string test, GeneratorRunResult result)
    {
        foreach (string old in Directory.EnumerateFiles(folder, test + "#*.received.cs"))
        {
            File.Delete(old);
        }

        List<string> differences = [];
        HashSet<string> approved = [.. Directory.EnumerateFiles(folder, test + "#*.verified.cs").Select(path => Path.GetFileName(path))];
        foreach (GeneratedSourceResult source in result.GeneratedSources)
        {
            string name = $"{test}#{Path.GetFileNameWithoutExtension(source.HintName)}";
            string received = $"//HintName: {source.HintName}\n{source.SourceText}";
            string file = name + ".verified.cs";
            string? verified = approved.Remove(file) ? File.ReadAllText(Path.Combine(folder, file)).ReplaceLineEndings("\n") : null;
            if (received != verified)
            {
                File.WriteAllText(Path.Combine(folder, name + ".received.cs"), received);
                differences.Add(verified is null ? $"{file} is missing" : $"{file}: {FirstDifference(verified, received)}");
            }
        }

        differences.AddRange(approved.Order(StringComparer.Ordinal).Select(file => $"{file} is no longer emitted"));
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static string FirstDifference(string verified, string received)
    {
        string[] expected = verified.Split('\n');
        string[] found = received.Split('\n');
        int line = expected.Zip(found).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}\n  verified: {LineOf(expected, line)}\n  received: {LineOf(found, line)}";
    }

    private static string LineOf(string[] lines, int line) => line < lines.Length ? lines[line] : "(the file ends)";
}
