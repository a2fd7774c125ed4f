using StaticNets.Tests.Support;

namespace StaticNets.Tests.Models;

/// <summary>Boltzmann machines with lateral weights against sums over all of their states.</summary>
public class BoltzmannTests
{
    private static readonly float[] _weights =
    [
        .. (float[])[0, 0.5f, -1, 0.75f, 0.25f],
        .. (float[])[0.5f, 0, 0.5f, -0.5f, 1],
        .. (float[])[-1, 0.5f, 0, 1, -0.25f],
        .. (float[])[0.75f, -0.5f, 1, 0, 0.5f],
        .. (float[])[0.25f, 1, -0.25f, 0.5f, 0],
    ];

    private static readonly float[] _biases = [0.25f, -0.5f, 0, -0.25f, 0.5f];

    [Fact]
    public void EnergyIsTheQuadraticForm()
    {
        SmallBoltzmann machine = Machine(out ExactBoltzmann exact);

        Assert.All(
            Enumerable.Range(0, 32),
            state => Assert.Equal(exact.Energy(exact.State(state)), machine.Energy(exact.State(state)), 1e-6)
        );
    }

    /// <summary>Of 20 000 chains of 30 sweeps, a share differs from its probability p by less than 5 standard deviations, √(p/20 000).</summary>
    [Fact]
    public void SamplesFollowTheDistribution()
    {
        SmallBoltzmann machine = Machine(out ExactBoltzmann exact);
        double[] expected = exact.Probabilities();
        int[] counts = new int[32];
        Xoshiro256StarStar random = new(1);
        for (int chain = 0; chain < 20_000; chain++)
        {
            float[] state = new float[5];
            machine.Sample(state, 30, random);
            counts[Number(state)]++;
        }

        Assert.All(Enumerable.Range(0, 32), i => Assert.Equal(expected[i], counts[i] / 20_000.0, 5 * Math.Sqrt(expected[i] / 20_000)));
    }

    [Fact]
    public void HiddenSamplesLeaveTheVisibleUnits()
    {
        SmallBoltzmann machine = Machine(out ExactBoltzmann exact);
        double[] all = exact.Probabilities();
        double[] given = [.. Enumerable.Range(0, 4).Select(h => all[0b101 | (h << 3)])];
        int[] counts = new int[4];
        Xoshiro256StarStar random = new(1);
        for (int chain = 0; chain < 20_000; chain++)
        {
            float[] state = [1, 0, 1, 0, 0];
            machine.SampleHidden(state, 20, random);
            Assert.Equal([1, 0, 1], state[..3]);
            counts[Number(state) >> 3]++;
        }

        Assert.All(Enumerable.Range(0, 4), h => Assert.Equal(given[h] / given.Sum(), counts[h] / 20_000.0, 5 * Math.Sqrt(0.25 / 20_000)));
    }

    /// <summary>
    /// One update with 25 sweeps, over 30 000 rows in one batch: ⟨sᵢsⱼ⟩ with the visible units held, minus ⟨sᵢsⱼ⟩ of the machine. The bound is
    /// five standard deviations of both means.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UpdatesFollowTheGradientOfTheLikelihood(bool isPersistent)
    {
        SmallBoltzmann machine = Machine(out ExactBoltzmann exact);
        int[] rows = [0b001, 0b111, 0b110];
        float[] x = [.. Enumerable.Range(0, 30_000).SelectMany(i => exact.State(rows[i % 3])[..3])];

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

        float[][] after = ModelTensors.Of(machine);
        double[] free = exact.Correlations();
        double[] held = [.. Enumerable.Range(0, 25).Select(i => rows.Average(row => exact.Correlations(row)[i]))];
        double bound = 5 * 2 * 0.5 / Math.Sqrt(30_000);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(held[i * 6] - free[i * 6], (after[1][i] - _biases[i]) / 0.5, bound);
            for (int j = 0; j < 5; j++)
            {
                double expected = i == j ? 0 : held[(i * 5) + j] - free[(i * 5) + j];
                Assert.Equal(expected, (after[0][(i * 5) + j] - _weights[(i * 5) + j]) / 0.5, bound);
                Assert.Equal(after[0][(i * 5) + j], after[0][(j * 5) + i]);
            }
        }
    }

    /// <summary>A machine that learns two opposite rows gives them nearly all of the probability.</summary>
    [Fact]
    public void LearnsADistribution()
    {
        SmallBoltzmann machine = new(seed: 3);
        Machine(out ExactBoltzmann states);
        int[] rows = [0b011, 0b100];
        float[] x = [.. Enumerable.Range(0, 200).SelectMany(i => states.State(rows[i % 2])[..3])];

        double[] errors = machine.Fit(
            x,
            new ContrastiveDivergence
            {
                Epochs = 200,
                BatchSize = 20,
                Steps = 3,
                LearningRate = 0.2,
                Persistent = true,
            }
        );

        float[][] tensors = ModelTensors.Of(machine);
        ExactBoltzmann learned = new([.. tensors[0].Select(w => (double)w)], [.. tensors[1].Select(b => (double)b)], 3);
        double[] probabilities = learned.VisibleProbabilities();
        Assert.True(rows.Sum(row => probabilities[row]) > 0.9, $"{rows.Sum(row => probabilities[row])}");
        Assert.True(errors[^1] < errors[0] / 2);
    }

    [Fact]
    public void RejectsWrongStates()
    {
        SmallBoltzmann machine = new();

        Assert.Equal(
            "state needs 5 values, one for each unit, but has 3. (Parameter 'state')",
            Assert.Throws<ArgumentException>(() => machine.Energy(new float[3])).Message
        );
        Assert.Throws<ArgumentException>(() => machine.Sample([0, 0, 0, 0, 2], 1, new Xoshiro256StarStar(0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => machine.Sample(new float[5], 0, new Xoshiro256StarStar(0)));
        Assert.Throws<ArgumentException>(() => machine.Fit([0, 1, float.NaN]));
    }

    [Fact]
    public void RejectsWeightsThatAreNotSymmetric()
    {
        SmallBoltzmann machine = Machine(out _);
        float[] weights = [.. _weights];
        weights[1] = 7;
        machine.Parameters.Set("weights", weights);

        Assert.Equal(
            "weights must be symmetric, but weights[1, 0] is 0.5 and weights[0, 1] is 7.",
            Assert.Throws<InvalidOperationException>(() => machine.Sample(new float[5], 1, new Xoshiro256StarStar(0))).Message
        );
        MemoryStream stream = new();
        machine.Save(stream);
        Assert.Contains(
            "weights must be symmetric",
            Assert.Throws<InvalidDataException>(() => SmallBoltzmann.Load(stream.ToArray())).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void SamplingAllocatesNothing()
    {
        SmallBoltzmann machine = new();
        float[] state = new float[5];
        Xoshiro256StarStar random = new(0);

        Assert.Equal(0, Allocations.Of(() => machine.Sample(state, 3, random)));
    }

    private static int Number(float[] state) => state.Select((unit, i) => (int)unit << i).Sum();

    private static SmallBoltzmann Machine(out ExactBoltzmann exact)
    {
        SmallBoltzmann machine = new();
        machine.Parameters.Set("weights", _weights);
        machine.Parameters.Set("biases", _biases);
        exact = new ExactBoltzmann([.. _weights.Select(w => (double)w)], [.. _biases.Select(b => (double)b)], visible: 3);
        return machine;
    }
}
