using Microsoft.CodeAnalysis;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tests.Support;
using StaticNets.Tests.Support;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Random declarations with one mistake each: the mistake is found, and nothing else is said.</summary>
public sealed class InvalidDeclarationTests
{
    private const int PerBatch = 50;

    public static TheoryData<int> Batches => [.. Enumerable.Range(0, LongRun.Count(4, 40))];

    [Theory]
    [MemberData(nameof(Batches))]
    public void One_mistake_gives_one_diagnostic(int batch)
    {
        Mistake[] mistakes = [.. ClassMistakes.All, .. ShapeMistakes.All];
        List<(RandomNetwork Network, Mistake Mistake)> planted = [];
        for (int i = 0; i < PerBatch; i++)
        {
            planted.Add(Draw(1_000_000 + (batch * PerBatch) + i, mistakes));
        }

        SyntaxTree[] trees = [.. planted.Select(item => GeneratorHost.Parse(item.Network.Print(), item.Network.Name + ".cs"))];
        Compilation compilation = GeneratorHost.Compilation(trees);
        List<string> failures = [];
        foreach ((RandomNetwork network, Mistake mistake) in planted)
        {
            string[] found =
            [
                .. GeneratorHost
                    .Graph(compilation, network.Name)
                    .Problems.Select(problem => $"{problem.Id} {string.Join(" | ", problem.Arguments)}"),
            ];
            if (found.Length != 1 || !found[0].StartsWith(mistake.Id, StringComparison.Ordinal))
            {
                failures.Add(
                    $"seed {network.Seed}: {mistake.Id} ({mistake.Title}), but found\n{string.Join('\n', found)}\n{network.Print()}"
                );
            }
        }

        GeneratorRunResult result = GeneratorHost.Driver().RunGenerators(compilation).GetRunResult().Results.Single();
        failures.AddRange(result.Exception is { } exception ? [exception.ToString()] : []);
        failures.AddRange(result.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    /// <summary>Each kind of mistake is planted at least once in a plain run, so that none of them is never tried.</summary>
    [Fact]
    public void Every_mistake_is_tried()
    {
        Mistake[] mistakes = [.. ClassMistakes.All, .. ShapeMistakes.All];
        IEnumerable<Mistake> tried = Enumerable.Range(1_000_000, 4 * PerBatch).Select(seed => Draw(seed, mistakes).Mistake);
        Assert.Empty(mistakes.Except(tried).Select(mistake => $"{mistake.Id} {mistake.Title}"));
        string[] ids = [.. mistakes.Select(mistake => mistake.Id).Append(ProblemIds.Internal).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(Descriptors.All.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal), ids);
    }

    /// <summary>The mistakes in turn; a network without room for the one whose turn it is gives way to another.</summary>
    private static (RandomNetwork Network, Mistake Mistake) Draw(int seed, Mistake[] mistakes)
    {
        Mistake mistake = mistakes[seed % mistakes.Length];
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
