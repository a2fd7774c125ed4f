using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Tests.Support;

/// <summary>Compares all diagnostics of a build with the marks in the source.</summary>
internal static class Reports
{
    /// <summary>
    /// Compares the marks of one file with all diagnostics and, if messages are given, the messages in the order of the source.
    /// </summary>
    public static void Match(string marked, params string[] messages)
    {
        IReadOnlyList<string> found = MatchFiles(marked);
        if (messages.Length > 0)
        {
            Assert.Equal(messages, found);
        }
    }

    /// <summary>Compares the marks and the messages of one file; the project of the file also has weight files.</summary>
    public static void MatchWeights(string marked, AdditionalText[] weights, params string[] messages) =>
        Assert.Equal(messages, MatchFiles([marked], weights));

    /// <summary>
    /// Compares the marks of all files with all diagnostics, including the compiler's errors: none may be missing or additional.
    /// </summary>
    /// <returns>The messages of the rules, in the order of the source.</returns>
    public static IReadOnlyList<string> MatchFiles(params string[] marked) => MatchFiles(marked, []);

    private static IReadOnlyList<string> MatchFiles(string[] marked, AdditionalText[] weights)
    {
        Markup[] files = [.. marked.Select(Markup.Parse)];
        IReadOnlyList<Diagnostic> findings = TestCompilation.Findings([.. files.Select(file => file.Source)], weights);
        IEnumerable<string> expected = files.SelectMany(
            (file, i) =>
                file.Expected.Select(report =>
                    Show($"/{i}.cs", report.Id, report.Span.ToString(), file.Source[report.Span.Start..report.Span.End])
                )
        );
        IEnumerable<string> found = findings.Select(finding =>
            Show(
                finding.Location.SourceTree?.FilePath ?? "nowhere",
                finding.Id,
                finding.Location.SourceSpan.ToString(),
                finding.Location.SourceTree?.GetText().ToString(finding.Location.SourceSpan) ?? ""
            )
        );
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        return
        [
            .. findings
                .Where(finding => finding.Id.StartsWith("SNET", StringComparison.Ordinal))
                .OrderBy(finding => finding.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(finding => finding.Location.SourceSpan.Start)
                .Select(finding => finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture)),
        ];
    }

    private static string Show(string file, string id, string span, string text) => $"{file} {span} {id} '{text}'";
}
