using Microsoft.CodeAnalysis;
using StaticNets.Generator.Operations.Convolutions;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tests.Support;
using StaticNets.Tests.Shared;
using StaticNets.Tests.Support;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Random declarations without a mistake compile without a warning, and the gradients of a sample of them are right.</summary>
public sealed class ValidDeclarationTests
{
    private const int PerBatch = 30;

    /// <summary>The gradient of one network in ten is checked.</summary>
    private const int GradientsEvery = 10;

    /// <summary>One network in six has the method for the outputs of its layers.</summary>
    private const int ActivationsEvery = 6;

    // Steps of the difference quotients; each tensor uses the first step that is exact enough. A network on images has hundreds of weights
    // and comparisons of pixels, each with a kink (from L1, or where another pixel becomes the largest). So with steps of 1/256, all of the
    // forty points that are drawn may be near a kink. A step of 1/8192 crosses a kink a thirtieth as often, but the quotient of a loss of 1
    // then has an error of 1e-11, which is small enough only for gradients above 4e-4. The longer steps are for smaller gradients.
    private static readonly double[] _steps = [1.0 / 256, 1.0 / 8192, 1.0 / 32, 1.0 / 8];

    public static TheoryData<int> Batches => [.. Enumerable.Range(0, LongRun.Count(10, 100))];

    [Theory]
    [MemberData(nameof(Batches))]
    public void CompilesWithoutAWarningAndLearns(int batch)
    {
        RandomNetwork[] networks =
        [
            .. Enumerable
                .Range(batch * PerBatch, PerBatch)
                .Select(seed =>
                    RandomNetworks.Draw(seed, seed % GradientsEvery == 0, mayBeOfIndices: true, network => AddMore(network, seed))
                ),
        ];
        Array.ForEach(networks, RandomPorts.AddOutput);
        GeneratedCompilation generated = GeneratorHost
            .Generate([
                GeneratorHost.Parse(RandomBlocks.Source, RandomBlocks.Path),
                .. networks.Select(network => GeneratorHost.Parse(network.Print(), network.Name + ".cs")),
            ])
            .Emitted();
        List<string> failures = [.. networks.SelectMany(network => Complaints(generated, network))];
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        generated.AssertClean("the whole batch");
        using LoadedNetworks loaded = new(generated);
        RandomNetwork[] sample = [.. networks.Where(network => network.Seed % GradientsEvery == 0)];
        int tensors = 0;
        List<string> zeros = [];
        foreach (RandomNetwork network in sample)
        {
            IReadOnlyList<GradientError> errors = Check(loaded, network);
            tensors += errors.Count;
            zeros.AddRange(errors.Where(error => !error.IsNonZero).Select(error => Describe(network, error.Tensor)));
        }

        Assert.True(zeros.Count <= 0.1 * tensors, $"Of {tensors} tensors {zeros.Count} have no gradient:\n{string.Join('\n', zeros)}");
    }

    /// <summary>
    /// Some networks that are drawn for gradients compute groups of several channels or filters side by side.
    /// </summary>
    [Fact]
    public void SomeHaveNarrowGroups()
    {
        RandomNetwork[] networks = [.. Enumerable.Range(0, 60).Select(i => RandomNetworks.Draw(GradientsEvery * i, forGradients: true))];
        Compilation compilation = GeneratorHost.Compilation([.. networks.Select(network => GeneratorHost.Parse(network.Print()))]);
        int narrow = networks.Count(network =>
            GeneratorHost
                .Graph(compilation, network.Name)
                .Operations.OfType<ConvolutionOperation>()
                .Any(operation => operation.Size is { IsSideBySide: true, IsDepthwise: false })
        );
        Assert.InRange(narrow, 3, networks.Length);
    }

    private static IReadOnlyList<GradientError> Check(LoadedNetworks loaded, RandomNetwork network)
    {
        try
        {
            IReadOnlyList<GradientError> errors = CentralDifferences.Check(
                loaded.Differentiable(network),
                new Random(network.Seed),
                _steps
            );
            Assert.True(errors.All(error => error.Agrees), Describe(network, string.Join('\n', errors)));
            return errors;
        }
        catch (InvalidOperationException unsuitable)
        {
            throw new InvalidOperationException(Describe(network, unsuitable.Message), unsuitable);
        }
    }

    private static void AddMore(RandomNetwork network, int seed)
    {
        network.HasActivations = seed % ActivationsEvery == 0;
        RandomBlocks.Add(network, seed, isSimple: false);
        RandomCustomLayers.AddTo(network);
        RandomParts.AddTo(network);
        RandomPorts.AddInput(network);
    }

    private static IEnumerable<string> Complaints(GeneratedCompilation generated, RandomNetwork network)
    {
        NetworkGraph graph = GeneratorHost.Graph(generated.Original, network.Name);
        string[] complaints =
        [
            .. graph.Problems.Select(problem => problem.ToString()),
            .. network.Layers.Zip(graph.Layers.Where(layer => !layer.Name.Contains('/')), WrongShape).OfType<string>(),
            .. generated.ComplaintsAbout(network.Name),
        ];
        return complaints.Length == 0 ? [] : [Describe(network, string.Join('\n', complaints))];
    }

    /// <summary>
    /// Compares the shape of a layer with the shape that the declaration was drawn for, because the gradient check would not find a wrong
    /// shape.
    /// </summary>
    private static string? WrongShape(RandomLayer layer, LayerNode node)
    {
        string expected = string.Join('×', layer.Shape);
        string found = node.Output?.Shape.ToString() ?? "none";
        return found == expected ? null : $"'{node.Name}' has the shape {found} instead of {expected}";
    }

    private static string Describe(RandomNetwork network, string finding) => $"seed {network.Seed}\n{finding}\n{network.Print()}";
}
