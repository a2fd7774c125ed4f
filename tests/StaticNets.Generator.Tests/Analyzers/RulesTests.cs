using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tests.Support;
using StaticNets.Tests.Shared;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Every rule has a descriptor, a row in the release file, a page whose examples are true, and tests.</summary>
public class RulesTests
{
    public static TheoryData<string> Ids =>
        [
            .. typeof(ProblemIds)
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(constant => (string)constant.GetRawConstantValue()!),
        ];

    [Theory]
    [MemberData(nameof(Ids))]
    public void HasADescriptorWithItsPage(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.Find(id);
        Assert.Equal(id, descriptor.Id);
        Assert.Equal(SeverityOf(id), descriptor.DefaultSeverity);
        Assert.Equal(SeverityOf(id) == DiagnosticSeverity.Error, descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable));
        Assert.EndsWith($"/docs/diagnostics/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.Contains(descriptor, new NetworkAnalyzer().SupportedDiagnostics);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void HasARowInTheReleases(string id)
    {
        string[] files = ["Shipped", "Unshipped"];
        IEnumerable<string> rows = files.SelectMany(file =>
            Repository.Read("generator", "StaticNets.Generator", $"AnalyzerReleases.{file}.md").Split('\n')
        );
        string title = Descriptors.Find(id).Title.ToString(CultureInfo.InvariantCulture);
        Assert.Single(rows, row => row == $"{id} | StaticNets | {SeverityOf(id)} | {title}");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void HasTestsThatReportAndThatAccept(string id)
    {
        Type? tests = typeof(RulesTests).Assembly.GetType($"{typeof(RulesTests).Namespace}.Snet{id[4..]}Tests");
        Assert.NotNull(tests);
        string[] names =
        [
            .. tests.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null).Select(method => method.Name),
        ];
        Assert.Contains(names, name => name.StartsWith("Reports", StringComparison.Ordinal));
        Assert.Contains(names, name => name.StartsWith("Accepts", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void StandsInTheIndexOfThePages(string id)
    {
        string index = Repository.Read("docs", "diagnostics", "README.md");
        string title = Descriptors.Find(id).Title.ToString(CultureInfo.InvariantCulture);
        Assert.Contains($"| [{id}]({id}.md) | {title} |", index, StringComparison.Ordinal);
    }

    /// <summary>A page shows faulty code, its message, and corrected code for which nothing is reported.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void HasAPageWhoseExamplesAreTrue(string id)
    {
        string page = Repository.Read("docs", "diagnostics", $"{id}.md");
        string title = Descriptors.Find(id).Title.ToString(CultureInfo.InvariantCulture);
        Assert.StartsWith($"# {id}: {title}\n", page, StringComparison.Ordinal);
        if (id == ProblemIds.Internal)
        {
            return;
        }

        IReadOnlyList<int> code = PageExample.Places(page);
        Assert.Equal(2, code.Count);
        int second = page.LastIndexOf("\n## ", code[1], StringComparison.Ordinal);
        Assert.Equal(
            PageExample.Blocks(page, "text").SelectMany(block => block.Split('\n')),
            PageExample.Findings(page[..second]).Select(Show)
        );
        Assert.Empty(PageExample.Findings(page[second..]));

        string Show(Diagnostic found) =>
            $"{found.Severity.ToString().ToLowerInvariant()} {found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)}";
    }

    /// <summary>
    /// Returns the severity of a rule: advice or a warning if the network works in spite of the problem, otherwise an error.
    /// </summary>
    private static DiagnosticSeverity SeverityOf(string id) =>
        id switch
        {
            "SNET2001" or "SNET2006" or "SNET2201" or "SNET4001" => DiagnosticSeverity.Info,
            "SNET2002" or "SNET2003" or "SNET2008" or "SNET2009" or "SNET2011" or "SNET2101" => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Error,
        };
}
