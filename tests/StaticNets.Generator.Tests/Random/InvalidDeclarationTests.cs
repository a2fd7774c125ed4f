using System.Globalization;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tests.Support;
using StaticNets.Tests.Support;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Random declarations with one mistake each: the mistake is reported, and nothing else.</summary>
public sealed class InvalidDeclarationTests
{
    private const int PerBatch = 50;

    // Random declarations cannot break these rules, so other tests cover them. Random networks have one input and one output (PortTests
    // test networks with several), contain no other network and no custom layer, and have a known number of steps (Snet1019Tests test an
    // unknown number). The remaining rules are about the language, generated code, calls and weight files, or report internal errors of the
    // generator.
    private static readonly string[] _elsewhere =
    [
        ProblemIds.Internal,
        ProblemIds.BufferDoesNotFit,
        ProblemIds.OldLanguage,
        ProblemIds.UnseenClass,
        ProblemIds.InVisualBasic,
        ProblemIds.UnknownSteps,
        .. PortDescriptors.All.Select(rule => rule.Id),
        .. PartDescriptors.All.Select(rule => rule.Id),
        .. CustomDescriptors.All.Select(rule => rule.Id),
        .. CallDescriptors.All.Select(rule => rule.Id),
        .. WeightDescriptors.All.Select(rule => rule.Id),
        .. ModelDescriptors.All.Select(rule => rule.Id),
    ];

    private static readonly Mistake[] _mistakes =
    [
        .. ClassMistakes.All,
        .. ShapeMistakes.All,
        .. ImageMistakes.All,
        .. StepMistakes.All,
        .. IndexMistakes.All,
        .. RearrangementMistakes.All,
    ];

    public static TheoryData<int> Batches => [.. Enumerable.Range(0, LongRun.Count(4, 40))];

    [Theory]
    [MemberData(nameof(Batches))]
    public void OneMistakeGivesOneDiagnostic(int batch)
    {
        List<(RandomNetwork Network, Mistake Mistake)> planted = [];
        for (int i = 0; i < PerBatch; i++)
        {
            planted.Add(Draw(1_000_000 + (batch * PerBatch) + i));
        }

        GeneratedCompilation generated = GeneratorHost.Generate([
            .. planted.Select(item => GeneratorHost.Parse(item.Network.Print(), item.Network.Name + ".cs")),
        ]);
        // Advice and warnings do not count, because a random network may, for example, end with a dropout.
        ILookup<string, Diagnostic> reports = TestCompilation
            .Analyze(generated.Compilation)
            .Where(report => report.Descriptor.DefaultSeverity == DiagnosticSeverity.Error)
            .ToLookup(report => report.Location.SourceTree?.FilePath ?? "nowhere");
        List<string> failures =
        [
            .. planted.SelectMany(item => Findings(generated, reports[item.Network.Name + ".cs"], item.Network, item.Mistake)),
        ];
        string[] unreported =
        [
            .. planted
                .Where(item => !reports.Contains(item.Network.Name + ".cs"))
                .Select(item => $"{item.Mistake} is not reported:\n{item.Network.Print()}"),
        ];
        Assert.True(unreported.Length == 0, string.Join("\n\n", unreported));
        Assert.Equal(planted.Select(item => item.Network.Name + ".cs").Order(), reports.Select(file => file.Key).Order());
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        generated.AssertClean("the whole batch");
    }

    /// <summary>Each kind of mistake is planted at least once in a normal run, so that all kinds are tested.</summary>
    [Fact]
    public void EveryMistakeIsTried()
    {
        IEnumerable<Mistake> tried = Enumerable.Range(1_000_000, 4 * PerBatch).Select(seed => Draw(seed).Mistake);
        Assert.Empty(_mistakes.Except(tried).Select(mistake => $"{mistake.Id} {mistake.Title}"));
        string[] ids = [.. _mistakes.Select(mistake => mistake.Id).Concat(_elsewhere).Distinct().Order(StringComparer.Ordinal)];
        IEnumerable<DiagnosticDescriptor> rules = Descriptors.All.Where(rule => rule.DefaultSeverity == DiagnosticSeverity.Error);
        Assert.Equal(rules.Select(rule => rule.Id).Order(StringComparer.Ordinal), ids);
    }

    /// <summary>
    /// Returns no message if the expected diagnostic is the only one and the members that are emitted in spite of the mistake compile;
    /// otherwise returns one message.
    /// </summary>
    private static IEnumerable<string> Findings(
        GeneratedCompilation generated,
        IEnumerable<Diagnostic> reports,
        RandomNetwork network,
        Mistake mistake
    )
    {
        string[] found = [.. reports.Select(report => $"{report.Id} {report.GetMessage(CultureInfo.InvariantCulture)}")];
        string[] complaints = [.. generated.ComplaintsAbout(network.Name)];
        bool isExpected = found.Length == 1 && found[0].StartsWith(mistake.Id, StringComparison.Ordinal);
        return isExpected && complaints.Length == 0
            ? []
            :
            [
                $"seed {network.Seed}: {mistake.Id} ({mistake.Title}), but found\n{string.Join('\n', [.. found, .. complaints])}\n{network.Print()}",
            ];
    }

    /// <summary>Plants the mistakes in turn; if a network has no place for a mistake, another network is drawn.</summary>
    private static (RandomNetwork Network, Mistake Mistake) Draw(int seed)
    {
        Mistake mistake = _mistakes[seed % _mistakes.Length];
        for (int attempt = 0; ; attempt++)
        {
            Random random = new(seed + (attempt * 10_000_000));
            RandomNetwork network = RandomNetworks.Draw(seed + (attempt * 10_000_000), forGradients: false);
            if (mistake.Plant(network, random))
            {
                return (network, mistake);
            }
        }
    }
}
