using Microsoft.CodeAnalysis.CodeFixes;
using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Support;
using StaticNets.Tests.Shared;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>All problems are fixed at once, even if two fixes change the same attribute list.</summary>
public class FixAllTests
{
    public static IReadOnlyList<CodeFixProvider> Providers { get; } =
    [
        .. typeof(AddPartialFix)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    [Fact]
    public void EveryFixMendsWholeProjects() =>
        Assert.All(Providers, provider => Assert.Contains(FixAllScope.Solution, provider.GetFixAllProvider()!.GetSupportedFixAllScopes()));

    /// <summary>
    /// Two faults are avoided by applying fixes one after the other. Fixes that are computed independently would lose the second of two
    /// changes to one attribute list, and dotnet format would find no Fix All if the first diagnostic of a project had no fix.
    /// </summary>
    [Fact]
    public void EveryFixMendsOneAfterTheOther() =>
        Assert.All(Providers, provider => Assert.IsType<SequentialFixAll>(provider.GetFixAllProvider()));

    /// <summary>The list in the docs marks exactly those diagnostics that have a fix.</summary>
    [Fact]
    public void TheIndexMarksTheRulesWithAFix()
    {
        IEnumerable<string> marked = Repository
            .Read("docs", "diagnostics", "README.md")
            .Split('\n')
            .Where(line => line.StartsWith("| [SNET", StringComparison.Ordinal) && line.EndsWith("| yes |", StringComparison.Ordinal))
            .Select(line => line[3..11]);
        Assert.Equal(Providers.SelectMany(provider => provider.FixableDiagnosticIds).Distinct().Order(StringComparer.Ordinal), marked);
    }

    [Fact]
    public void InsertsSeveralLayersIntoOneList() =>
        FixHost.MendsAll(
            new InsertFlattenFix(),
            """
            [Network, Input(4, 2), Dense(8), Reshape(2, 4), Dense(6), Reshape(2, 3), Dense(2)]
            public partial class Net;
            """,
            """
            [Network, Input(4, 2), Flatten, Dense(8), Reshape(2, 4), Flatten, Dense(6), Reshape(2, 3), Flatten, Dense(2)]
            public partial class Net;
            """
        );

    [Fact]
    public void RemovesSeveralArgumentsFromOneLayer() =>
        FixHost.MendsAll(
            new RemoveArgumentFix(),
            """
            [Network, Input(4), Dense(8, Alpha = 0.1, ElasticNetAlpha = 0.2, KernelInitializerValue = 1)]
            public partial class Net;
            """,
            """
            [Network, Input(4), Dense(8)]
            public partial class Net;
            """
        );
}
