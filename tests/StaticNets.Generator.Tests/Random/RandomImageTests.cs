using StaticNets.Generator.Tests.Support;
using StaticNets.Tests.Shared;
using StaticNets.Tests.Support;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>Random stacks of convolutions, pooling and batch normalisation: they have the declared shape, compile without a warning, and their gradients are right.</summary>
public sealed class RandomImageTests
{
    private const int PerBatch = 20;

    // Of many windows one has nearly two maxima: steps must be short. A loss of 1 is known to 2e-16, its differences over the shortest step to
    // 4/3 · 2e-16 / 2^-18 = 7e-11. Where a gradient is so small that this is too much, a longer step may do.
    private static readonly double[] _steps = [1.0 / (1 << 11), 1.0 / (1 << 13), 1.0 / (1 << 16), 1.0 / (1 << 7), 1.0 / (1 << 4)];

    public static TheoryData<int> Batches => [.. Enumerable.Range(0, LongRun.Count(3, 50))];

    [Theory]
    [MemberData(nameof(Batches))]
    public void Compiles_without_a_warning_and_learns(int batch)
    {
        RandomNetwork[] networks = [.. Enumerable.Range(batch * PerBatch, PerBatch).Select(RandomImages.Draw)];
        GeneratedCompilation generated = GeneratorHost.Generate([
            .. networks.Select(network => GeneratorHost.Parse(network.Print(), network.Name + ".cs")),
        ]);
        foreach (RandomNetwork network in networks)
        {
            Assert.Empty(
                GeneratorHost.Graph(generated.Original, network.Name).Problems.Select(problem => problem + "\n" + network.Print())
            );
        }

        generated.AssertClean("the whole batch");
        using LoadedNetworks loaded = new(generated);
        int tensors = 0;
        int zeros = 0;
        foreach (RandomNetwork network in networks)
        {
            DifferentiableNetwork function = loaded.Differentiable(network);
            IReadOnlyList<GradientError> errors = CentralDifferences.Check(function, new Random(network.Seed), _steps);
            Assert.True(errors.All(error => error.Agrees), string.Join('\n', errors) + "\n" + network.Print());
            tensors += errors.Count;
            zeros += errors.Count(error => !error.IsNonZero);
        }

        Assert.True(zeros <= 0.1 * tensors, $"Of {tensors} tensors {zeros} have no gradient.");
    }

    /// <summary>The size of each image as the formulas give it: a wrong one would be found by no gradient.</summary>
    [Fact]
    public void Has_the_shapes_that_the_formulas_give()
    {
        RandomNetwork[] networks = [.. Enumerable.Range(0, 200).Select(RandomImages.Draw)];
        GeneratedCompilation generated = GeneratorHost.Generate([
            .. networks.Select(network => GeneratorHost.Parse(network.Print(), network.Name + ".cs")),
        ]);
        foreach (RandomNetwork network in networks)
        {
            string[] shapes =
            [
                .. GeneratorHost.Graph(generated.Original, network.Name).Layers.Select(layer => layer.Output!.Shape.ToString()),
            ];
            Assert.Equal(network.Layers.Select(layer => string.Join('×', layer.Shape)), shapes);
        }
    }
}
