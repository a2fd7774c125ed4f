using StaticNets.Tests.Support;
using static StaticNets.Tests.Models.SmallMachines;

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
}
