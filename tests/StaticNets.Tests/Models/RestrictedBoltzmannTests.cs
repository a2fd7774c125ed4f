using StaticNets.Tests.Support;

namespace StaticNets.Tests.Models;

/// <summary>Restricted Boltzmann machines against sums over all of their states.</summary>
public class RestrictedBoltzmannTests
{
    /// <summary>F(v) = −log Σₕ exp(−E(v, h)); single precision rounds sums of seven numbers below 4.</summary>
    [Fact]
    public void FreeEnergyIsTheLogarithmOfASum()
    {
        SmallMachine machine = Machine(out ExactBoltzmann exact);
        for (int row = 0; row < 16; row++)
        {
            double sum = Enumerable.Range(0, 8).Sum(h => Math.Exp(-exact.Energy(exact.State(row | (h << 4)))));

            Assert.Equal(-Math.Log(sum), machine.FreeEnergy(exact.State(row).AsSpan(0, 4)), 2e-6);
        }
    }

    /// <summary>F(v) = −log Σₕ exp(−(½‖v − b‖² − c·h − vWh)).</summary>
    [Fact]
    public void FreeEnergyOfGaussianUnits()
    {
        GaussianMachine machine = new(seed: 1);
        float[] kernel = [0.5f, -1, 0.25f, 0.75f, -0.5f, 1];
        machine.Parameters.Set("kernel", kernel);
        machine.Parameters.Set("visible_bias", [0.5f, -0.25f, 1]);
        machine.Parameters.Set("hidden_bias", [-0.5f, 0.25f]);
        float[] v = [1.5f, -0.5f, 2];
        double sum = 0;
        foreach ((double h0, double h1) in (ReadOnlySpan<(double, double)>)[(0, 0), (0, 1), (1, 0), (1, 1)])
        {
            double energy = ((1 * 1) + (0.25 * 0.25) + (1 * 1)) / 2 - (-0.5 * h0) - (0.25 * h1);
            for (int i = 0; i < 3; i++)
            {
                energy -= v[i] * ((kernel[2 * i] * h0) + (kernel[(2 * i) + 1] * h1));
            }

            sum += Math.Exp(-energy);
        }

        Assert.Equal(-Math.Log(sum), machine.FreeEnergy(v), 2e-6);
    }

    /// <summary>p(hⱼ = 1 | v) and p(vᵢ = 1 | h) are ratios of sums over states.</summary>
    [Fact]
    public void ConditionalProbabilitiesAreRatiosOfSums()
    {
        SmallMachine machine = Machine(out ExactBoltzmann exact);
        double[] all = exact.Probabilities();
        float[] hidden = new float[3];
        float[] visible = new float[4];
        machine.Transform([1, 0, 1, 1], hidden);
        machine.VisibleMeans([0, 1, 1], visible);
        for (int j = 0; j < 3; j++)
        {
            double[] given = [.. Enumerable.Range(0, 8).Select(h => all[0b1101 | (h << 4)])];
            Assert.Equal(given.Where((_, h) => ((h >> j) & 1) == 1).Sum() / given.Sum(), hidden[j], 1e-6);
        }

        for (int i = 0; i < 4; i++)
        {
            double[] given = [.. Enumerable.Range(0, 16).Select(v => all[v | (0b110 << 4)])];
            Assert.Equal(given.Where((_, v) => ((v >> i) & 1) == 1).Sum() / given.Sum(), visible[i], 1e-6);
        }
    }

    /// <summary>
    /// Rows that are drawn by Gibbs sampling have the exact distribution. Of 20 000 chains of 30 steps, a share differs from its probability p
    /// by less than 5 standard deviations, √(p/20 000).
    /// </summary>
    [Fact]
    public void SamplesFollowTheDistribution()
    {
        SmallMachine machine = Machine(out ExactBoltzmann exact);
        double[] expected = exact.VisibleProbabilities();
        int[] counts = new int[16];
        Xoshiro256StarStar random = new(1);
        float[] row = new float[4];
        for (int chain = 0; chain < 20_000; chain++)
        {
            row.AsSpan().Clear();
            machine.Sample(row, 30, random);
            counts[(int)(row[0] + (2 * row[1]) + (4 * row[2]) + (8 * row[3]))]++;
        }

        Assert.All(Enumerable.Range(0, 16), i => Assert.Equal(expected[i], counts[i] / 20_000.0, 5 * Math.Sqrt(expected[i] / 20_000)));
    }

    /// <summary>Gaussian units without weights are normal numbers around their biases.</summary>
    [Fact]
    public void GaussianSamplesAreNormal()
    {
        GaussianMachine machine = new();
        machine.Parameters.Set("kernel", new float[6]);
        machine.Parameters.Set("visible_bias", [2, -1, 0]);
        Xoshiro256StarStar random = new(1);
        float[] row = new float[3];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 20_000; i++)
        {
            machine.Sample(row, 1, random);
            sum += row[0];
            squares += (row[0] - 2) * (row[0] - 2);
        }

        // Five standard deviations of a mean and of a variance.
        Assert.Equal(2, sum / 20_000, 5 / Math.Sqrt(20_000));
        Assert.Equal(1, squares / 20_000, 5 * Math.Sqrt(2.0 / 20_000));
    }

    /// <summary>
    /// One update with 25 sampling steps, over 30 000 rows in one batch: the expectation is the gradient of the mean log-likelihood,
    /// ⟨vh⟩ of the data − ⟨vh⟩ of the machine. Each element is the difference of two means of numbers in [0, 1], whose standard deviations are
    /// at most 0.5/√30 000; the bound is five of both.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UpdatesFollowTheGradientOfTheLikelihood(bool isPersistent)
    {
        SmallMachine machine = Machine(out ExactBoltzmann exact);
        int[] rows = [0b0001, 0b0111, 0b1010];
        float[] x = [.. Enumerable.Range(0, 30_000).SelectMany(i => exact.State(rows[i % 3])[..4])];
        float[][] before = Tensors(machine);

        machine.Fit(
            x,
            new ContrastiveDivergence
            {
                Epochs = 1,
                BatchSize = 30_000,
                Steps = 25,
                LearningRate = 0.5,
                Persistent = isPersistent,
            }
        );

        float[][] after = Tensors(machine);
        double[] free = exact.Correlations();
        double[] held = [.. Enumerable.Range(0, 49).Select(i => rows.Average(row => exact.Correlations(row)[i]))];
        double bound = 5 * 2 * 0.5 / Math.Sqrt(30_000);
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(held[i * 8] - free[i * 8], (after[1][i] - before[1][i]) / 0.5, bound);
            for (int j = 0; j < 3; j++)
            {
                int place = (i * 7) + 4 + j;
                Assert.Equal(held[place] - free[place], (after[0][(i * 3) + j] - before[0][(i * 3) + j]) / 0.5, bound);
            }
        }

        for (int j = 0; j < 3; j++)
        {
            Assert.Equal(held[(4 + j) * 8] - free[(4 + j) * 8], (after[2][j] - before[2][j]) / 0.5, bound);
        }
    }

    /// <summary>
    /// The same for Gaussian units, whose distribution is a mixture: given h, v is normal around b + Wh, and h has the probability
    /// ∝ exp(c·h + ½‖b + Wh‖² − ½‖b‖²). ⟨vh⟩ is exact, ⟨vᵢ hⱼ⟩ = Σₕ p(h) hⱼ (b + Wh)ᵢ. The samples have a deviation below 2.
    /// </summary>
    [Fact]
    public void UpdatesOfGaussianUnitsFollowTheGradient()
    {
        GaussianMachine machine = new();
        double[] w = [0.5, -0.25, 0.25, 0.75, -0.5, 0.5];
        double[] b = [0.5, -0.25, 0.75];
        double[] c = [-0.5, 0.25];
        machine.Parameters.Set("kernel", [.. w.Select(value => (float)value)]);
        machine.Parameters.Set("visible_bias", [.. b.Select(value => (float)value)]);
        machine.Parameters.Set("hidden_bias", [.. c.Select(value => (float)value)]);
        double[] free = new double[6];
        double total = 0;
        foreach (
            double[] h in (double[][])
                [
                    [0, 0],
                    [0, 1],
                    [1, 0],
                    [1, 1],
                ]
        )
        {
            double[] mean = [.. Enumerable.Range(0, 3).Select(i => b[i] + (w[2 * i] * h[0]) + (w[(2 * i) + 1] * h[1]))];
            double share = Math.Exp((c[0] * h[0]) + (c[1] * h[1]) + (0.5 * mean.Sum(m => m * m)) - (0.5 * b.Sum(x => x * x)));
            total += share;
            for (int i = 0; i < 6; i++)
            {
                free[i] += share * h[i % 2] * mean[i / 2];
            }
        }

        float[] row = [1, -0.5f, 2];
        float[] p = new float[2];
        machine.Transform(row, p);
        machine.Fit(
            [.. Enumerable.Repeat(row, 30_000).SelectMany(each => each)],
            new ContrastiveDivergence
            {
                Epochs = 1,
                BatchSize = 30_000,
                Steps = 25,
                LearningRate = 0.5,
            }
        );

        for (int i = 0; i < 6; i++)
        {
            double held = row[i / 2] * (double)p[i % 2];
            Assert.Equal(held - (free[i] / total), (Tensors(machine)[0][i] - w[i]) / 0.5, 5 * 2 / Math.Sqrt(30_000));
        }
    }

    /// <summary>Momentum m adds m times the last update: of constant gradients g, two steps move by αg and α(1 + m)g.</summary>
    [Fact]
    public void MomentumAddsAShareOfTheLastUpdate()
    {
        // Saturated units: the samples are 0 and the data 1 in every step, whatever the parameters are.
        SmallMachine machine = new();
        machine.Parameters.Set("kernel", new float[12]);
        machine.Parameters.Set("visible_bias", [-100, -100, -100, -100]);
        machine.Parameters.Set("hidden_bias", [-100, -100, -100]);

        machine.Fit(
            [1, 1, 1, 1],
            new ContrastiveDivergence
            {
                Epochs = 2,
                LearningRate = 0.5,
                Momentum = 0.25,
            }
        );

        Assert.All(Tensors(machine)[1], bias => Assert.Equal(-100 + 0.5 + (0.5 * 1.25), bias, 1e-5));
    }

    /// <summary>
    /// Persistent samples go on: from a machine that hardly ever leaves its two states, samples that were once in the state of the data stay
    /// apart from samples that begin at each batch.
    /// </summary>
    [Fact]
    public void PersistentSamplesGoOn()
    {
        // The weights hold a row of ones or of zeros. The chains begin at random, half of them fall to zeros and stay there, while plain
        // samples begin at the data, the ones, and stay there too: the plain gradient is 0, the persistent one is not.
        float[][] moved =
        [
            .. ((bool[])[false, true]).Select(persistent =>
            {
                SmallMachine machine = new();
                machine.Parameters.Set("kernel", [.. Enumerable.Repeat(12f, 12)]);
                machine.Parameters.Set("visible_bias", [-18, -18, -18, -18]);
                machine.Parameters.Set("hidden_bias", [-24, -24, -24]);
                machine.Fit(
                    [.. Enumerable.Repeat(1f, 400)],
                    new ContrastiveDivergence
                    {
                        Epochs = 20,
                        BatchSize = 100,
                        LearningRate = 1e-4,
                        Persistent = persistent,
                    }
                );
                return Tensors(machine)[1];
            }),
        ];

        Assert.All(moved[0], bias => Assert.Equal(-18, bias, 1e-5));

        // Twenty updates of 1e-4 times the share of chains at zeros, between a quarter and three quarters.
        Assert.All(moved[1], bias => Assert.InRange(bias + 18, 20 * 1e-4 * 0.25, 20 * 1e-4 * 0.75));
    }

    [Fact]
    public void OutputsMustLieApart()
    {
        SmallMachine machine = new();
        float[] memory = [1, 0, 1, 0, 0, 0, 0];

        Assert.Equal(
            "hidden shares memory with the input: use another array. (Parameter 'hidden')",
            Assert.Throws<ArgumentException>(() => machine.Transform(memory.AsSpan(0, 4), memory.AsSpan(3, 3))).Message
        );
        Assert.Throws<ArgumentException>(() => machine.VisibleMeans(memory.AsSpan(0, 3), memory.AsSpan(2, 4)));
    }

    [Fact]
    public void NothingCanBeFrozen()
    {
        Assert.Equal(
            "These are the parameters of a model without layers: nothing can be frozen.",
            Assert.Throws<InvalidOperationException>(() => new SmallStack().Parameters.Freeze("layer_1")).Message
        );
        Assert.False(new SmallStack().Parameters.IsFrozen("layer_1"));
    }

    /// <summary>A machine that learns three rows gives them nearly all of the probability.</summary>
    [Fact]
    public void LearnsADistribution()
    {
        SmallMachine machine = new(seed: 2);
        ExactBoltzmann states = ExactOf(machine);
        int[] rows = [0b0011, 0b1100, 0b1111];
        float[] x = [.. Enumerable.Range(0, 300).SelectMany(i => states.State(rows[i % 3])[..4])];

        double[] errors = machine.Fit(
            x,
            new ContrastiveDivergence
            {
                Epochs = 300,
                BatchSize = 20,
                LearningRate = 0.1,
                Momentum = 0.5,
                Persistent = true,
            }
        );

        double[] learned = ExactOf(machine).VisibleProbabilities();
        Assert.True(rows.Sum(row => learned[row]) > 0.9, $"{rows.Sum(row => learned[row])}");
        Assert.Equal(300, errors.Length);
        Assert.Equal(errors[^1], machine.ReconstructionError(x));
        Assert.True(errors[^1] < errors[0] / 2);
        Assert.True(machine.FreeEnergy([1, 1, 0, 0]) < machine.FreeEnergy([1, 0, 0, 0]) - 2);
    }

    [Fact]
    public void ReconstructionsAreMeansOfProbabilities()
    {
        SmallMachine machine = Machine(out _);
        float[] x = [1, 0, 1, 0.25f, 0, 1, 1, 1];
        float[] hidden = new float[6];
        float[] expected = new float[8];
        float[] found = new float[8];
        machine.Transform(x, hidden);
        machine.VisibleMeans(hidden, expected);

        machine.Reconstruct(x, found);

        Assert.Equal(expected, found);
        double error = x.Zip(expected).Sum(pair => Math.Pow((double)pair.First - pair.Second, 2)) / 2;
        Assert.Equal(error, machine.ReconstructionError(x), 1e-6);
    }

    /// <summary>Weight decay alone: with equal data and samples, the kernel shrinks by the factor 1 − αλ; biases stay.</summary>
    [Fact]
    public void PenaltiesShrinkTheKernel()
    {
        SmallMachine plain = Machine(out _);
        SmallMachine decayed = Machine(out _);
        float[] before = Tensors(plain)[0];
        float[] x = [1, 0, 1, 0];

        plain.Fit(x, new ContrastiveDivergence { Epochs = 1, LearningRate = 0.1 });
        decayed.Fit(
            x,
            new ContrastiveDivergence
            {
                Epochs = 1,
                LearningRate = 0.1,
                L2 = 0.5,
            }
        );

        Assert.All(
            Enumerable.Range(0, 12),
            i => Assert.Equal(Tensors(plain)[0][i] - (0.1 * 0.5 * before[i]), Tensors(decayed)[0][i], 1e-6)
        );
        Assert.Equal(Tensors(plain)[1], Tensors(decayed)[1]);
    }

    [Fact]
    public void AFailedTrainingChangesNothing()
    {
        GaussianMachine machine = new(seed: 1);
        float[][] before = Tensors(machine);
        float[] x = [1, 0, 1, 0, 2, -2];

        TrainingDivergedException diverged = Assert.Throws<TrainingDivergedException>(() =>
            machine.Fit(x, new ContrastiveDivergence { LearningRate = 1e9, Epochs = 20 })
        );
        Assert.Contains("is not finite after epoch", diverged.Message, StringComparison.Ordinal);
        Assert.Contains("use a smaller learning rate than 1000000000", diverged.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() =>
            machine.Fit(x, new ContrastiveDivergence { AfterEpoch = (_, _) => throw new InvalidOperationException() })
        );

        Assert.Equal(before, Tensors(machine));
    }

    [Fact]
    public void RejectsWrongRowsAndOptions()
    {
        SmallMachine machine = new();

        Assert.Equal(
            "The units of x are 0 to 1, but unit 1 of row 1 is 2. (Parameter 'x')",
            Assert.Throws<ArgumentException>(() => machine.Fit([0, 0, 0, 0, 0, 2, 0, 0])).Message
        );
        Assert.Throws<ArgumentException>(() => machine.Fit([0, 0, 0]));
        Assert.Throws<ArgumentException>(() => machine.Transform(new float[4], new float[4]));
        Assert.Throws<ArgumentException>(() => machine.FreeEnergy(new float[8]));
        Assert.Throws<ArgumentOutOfRangeException>(() => machine.Sample(new float[4], 0, new Xoshiro256StarStar(0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContrastiveDivergence { Epochs = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContrastiveDivergence { BatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContrastiveDivergence { Steps = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContrastiveDivergence { LearningRate = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContrastiveDivergence { Momentum = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContrastiveDivergence { L2 = -1 });
    }

    [Fact]
    public void ReadingAllocatesNothing()
    {
        SmallMachine machine = new();
        float[] x = [1, 0, 1, 0];
        float[] hidden = new float[3];
        Xoshiro256StarStar random = new(0);

        Assert.Equal(
            0,
            Allocations.Of(() =>
            {
                machine.Transform(x, hidden);
                machine.Reconstruct(x, x);
                machine.FreeEnergy(x);
                machine.Sample(x, 2, random);
            })
        );
    }

    private static SmallMachine Machine(out ExactBoltzmann exact)
    {
        SmallMachine machine = new();
        machine.Parameters.Set("kernel", [0.5f, -1, 0.25f, 0.75f, -0.5f, 1, 1.5f, 0.5f, -0.75f, -1, 0.25f, 0.5f]);
        machine.Parameters.Set("visible_bias", [0.5f, -0.25f, 0, 0.25f]);
        machine.Parameters.Set("hidden_bias", [-0.5f, 0.25f, 0.5f]);
        exact = ExactOf(machine);
        return machine;
    }

    private static ExactBoltzmann ExactOf(RestrictedBoltzmannMachine machine)
    {
        float[][] tensors = Tensors(machine);
        return ExactBoltzmann.Of(tensors[0], tensors[1], tensors[2]);
    }

    private static float[][] Tensors(RestrictedBoltzmannMachine machine) => ModelTensors.Of(machine);
}
