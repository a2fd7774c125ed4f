using static StaticNets.Tests.Models.SmallMachines;

namespace StaticNets.Tests.Models;

/// <summary>The training of restricted Boltzmann machines against gradients of sums over all states, and formulas.</summary>
public class RestrictedBoltzmannTrainingTests
{
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
}
