using StaticNets.Tests.Networks.Parts;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Blocks;

/// <summary>Networks built of blocks compute, learn and are saved as the same networks with all layers written out.</summary>
public sealed class BlockTests
{
    private static readonly string[] _names =
    [
        "shortcut/dense",
        "shortcut/dense_1",
        .. new[] { 0, 1 }.SelectMany(fork =>
            (string[])
                [
                    $"fork/{fork}/shortcut/0/dense",
                    $"fork/{fork}/shortcut/0/dense_1",
                    $"fork/{fork}/shortcut/1/dense",
                    $"fork/{fork}/shortcut/1/dense_1",
                    $"fork/{fork}/narrow",
                    $"fork/{fork}/direct",
                ]
        ),
        "shortcut_1/dense",
        "shortcut_1/dense_1",
        "dense",
    ];

    [Fact]
    public void TensorsAreNamedByTheirPaths() =>
        Assert.Equal(_names.SelectMany(name => (string[])[$"{name}/kernel", $"{name}/bias"]), new Built().Parameters.Names);

    /// <summary>The same operations run in the same order on the same weights, so every bit is equal.</summary>
    [Fact]
    public void InitialWeightsPredictionsAndStepsAreThoseOfTheLayersWrittenOut()
    {
        Built built = new(seed: 3);
        WrittenOut written = new(seed: 3);
        AssertSameWeights(written, built);
        (double[] x, double[] y) = (PartRows.Numbers(50 * 6, 1), PartRows.Numbers(50 * 4, 2));
        (double[] ofWritten, double[] ofBuilt) = (new double[50 * 4], new double[50 * 4]);
        written.Predict(x, ofWritten);
        built.Predict(x, ofBuilt);
        Assert.Equal(ofWritten, ofBuilt);
        for (int step = 0; step < 5; step++)
        {
            Assert.Equal(written.TrainStep(x, y, new Adam(0.01)), built.TrainStep(x, y, new Adam(0.01)));
        }

        AssertSameWeights(written, built);
    }

    [Fact]
    public void GradientsMatchDifferences()
    {
        Passed(GradientCheck.Run<double>(new Built(1), PartRows.Numbers(42, 1), PartRows.Numbers(28, 2)));
        Passed(GradientCheck.Run<double>(new Images(2), PartRows.Numbers(7 * 32, 1), PartRows.Numbers(21, 2)));
        Passed(GradientCheck.Run<double>(new Sequences(3), PartRows.Numbers(7 * 24, 1), PartRows.Numbers(14, 2)));
        Passed(GradientCheck.Run(new Twins(4), PartRows.Pairs(PartRows.Count, 6, 2)));

        static void Passed(GradientReport report) => Assert.True(report.Passed, report.ToString());
    }

    [Fact]
    public void WeightsAreSavedAndLoaded()
    {
        using TemporaryFolder folder = new();
        Built network = new(seed: 1);
        network.Save(folder.File("built.safetensors"));
        Built loaded = Built.Load(folder.File("built.safetensors"));
        Assert.All(
            network.Parameters.Names,
            name => Assert.Equal(PartRows.Flat(network.Parameters[name]), PartRows.Flat(loaded.Parameters[name]))
        );
    }

    /// <summary>The part in the block has weights of its own; both uses inside the block share them.</summary>
    [Fact]
    public void PartsAreSharedInsideABlockAndOutside()
    {
        string[] tower = ["shortcut/dense", "shortcut/dense_1", "dense"];
        Assert.Equal(
            [
                .. tower.SelectMany(name => (string[])[$"twin/{name}/kernel", $"twin/{name}/bias"]),
                .. tower.SelectMany(name => (string[])[$"pair/tower/{name}/kernel", $"pair/tower/{name}/bias"]),
                "dense/kernel",
                "dense/bias",
            ],
            new Twins().Parameters.Names
        );
        using TemporaryFolder folder = new();
        Twins network = new(seed: 5);
        network.Twin.Save(folder.File("tower.safetensors"));
        Tower alone = Tower.Load(folder.File("tower.safetensors"));
        double[] x = PartRows.Numbers(PartRows.Count * 6, 1);
        (double[] inside, double[] outside) = (new double[PartRows.Count * 3], new double[PartRows.Count * 3]);
        network.Twin.Predict(x, inside);
        alone.Predict(x, outside);
        Assert.Equal(outside, inside);
    }

    /// <summary>
    /// The functions of one step and of the whole sequence add up the products in different orders, so the results differ by a few
    /// rounding errors of 2⁻⁵³ relative to numbers below 1.
    /// </summary>
    [Fact]
    public void ABlockKeepsItsStateFromStepToStep()
    {
        Stepped network = new(seed: 2);
        double[] x = PartRows.Numbers(15, 1);
        double[] whole = new double[20];
        network.Predict(x, whole);
        Stepped.State state = network.NewState();
        for (int step = 0; step < 5; step++)
        {
            double[] y = new double[4];
            network.Step(state, x.AsSpan(step * 3, 3), y);
            for (int i = 0; i < 4; i++)
            {
                Assert.Equal(whole[(step * 4) + i], y[i], 1e-14);
            }
        }
    }

    /// <summary>The mean of the vectors of the words is computed by hand.</summary>
    [Fact]
    public void ABlockCanReadIndices()
    {
        Reviews network = new(seed: 2);
        int[] words = [6, 0, 3, 3, 1];
        double[] y = new double[2];
        network.Predict(words, y);
        double[] table = PartRows.Flat(network.Parameters["words/embedding/embeddings"]);
        double[] kernel = PartRows.Flat(network.Parameters["dense/kernel"]);
        for (int i = 0; i < 2; i++)
        {
            double expected = Enumerable
                .Range(0, 4)
                .Sum(feature => words.Average(word => table[(word * 4) + feature]) * kernel[(feature * 2) + i]);

            // Sums of 20 products below 1, each rounded with a relative error of 2⁻⁵³.
            Assert.Equal(expected, y[i], 1e-14);
        }
    }

    private static void AssertSameWeights(WrittenOut written, Built built)
    {
        Assert.Equal(written.Parameters.Names.Count, built.Parameters.Names.Count);
        foreach ((string name, string other) in written.Parameters.Names.Zip(built.Parameters.Names))
        {
            Assert.Equal(PartRows.Flat(written.Parameters[name]), PartRows.Flat(built.Parameters[other]));
        }
    }
}
