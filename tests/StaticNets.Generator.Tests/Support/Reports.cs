using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Tests.Support;

/// <summary>Compares everything that a build reports with the marks in the source.</summary>
internal static class Reports
{
    /// <summary>One file: its marks against all errors, and, if any are given, the messages in the order of the source.</summary>
    public static void Match(string marked, params string[] messages)
    {
        IReadOnlyList<string> found = MatchFiles(marked);
        if (messages.Length > 0)
        {
            Assert.Equal(messages, found);
        }
    }

    /// <summary>The marks of all files against all errors: nothing is missing, nothing is left, no compiler error comes on top.</summary>
    /// <returns>The messages of the rules, in the order of the source.</returns>
    public static IReadOnlyList<string> MatchFiles(params string[] marked)
    {
        Markup[] files = [.. marked.Select(Markup.Parse)];
        IReadOnlyList<Diagnostic> errors = TestCompilation.Errors([.. files.Select(file => file.Source)]);
        IEnumerable<string> expected = files.SelectMany(
            (file, i) =>
                file.Expected.Select(report =>
                    Show($"/{i}.cs", report.Id, report.Span.ToString(), file.Source[report.Span.Start..report.Span.End])
                )
        );
        IEnumerable<string> found = errors.Select(error =>
            Show(
                error.Location.SourceTree?.FilePath ?? "nowhere",
                error.Id,
                error.Location.SourceSpan.ToString(),
                error.Location.SourceTree?.GetText().ToString(error.Location.SourceSpan) ?? ""
            )
        );
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        return
        [
            .. errors
                .Where(error => error.Id.StartsWith("SNET", StringComparison.Ordinal))
                .OrderBy(error => error.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(error => error.Location.SourceSpan.Start)
                .Select(error => error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)),
        ];
    }

    private static string Show(string file, string id, string span, string text) => $"{file} {span} {id} '{text}'";
}
