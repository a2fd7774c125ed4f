using StaticNets.Tests.Support;

namespace StaticNets.Tests.Models;

/// <summary>Deep belief networks: stacks of restricted Boltzmann machines.</summary>
public class DeepBeliefTests
{
    private static readonly float[] _rows =
    [
        .. (float[])[1, 1, 1, 0, 0, 0],
        .. (float[])[0, 0, 0, 1, 1, 1],
        .. (float[])[1, 0.5f, 1, 0, 0, 0],
        .. (float[])[0, 0, 0, 1, 1, 0],
    ];

    /// <summary>The features are sigmoids of sums in double precision; single precision rounds sums of at most six numbers below 3.</summary>
    [Fact]
    public void TransformsLayerByLayer()
    {
        SmallStack stack = Trained();
        float[] features = new float[16];

        stack.Transform(_rows, features);

        for (int row = 0; row < 4; row++)
        {
            double[] values = [.. _rows.Skip(row * 6).Take(6).Select(value => (double)value)];
            values = Above(values, ModelTensors.Of(stack, "layer_1/kernel"), ModelTensors.Of(stack, "layer_1/hidden_bias"));
            values = Above(values, ModelTensors.Of(stack, "layer_2/kernel"), ModelTensors.Of(stack, "layer_2/hidden_bias"));
            Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(values[i], features[(row * 4) + i], 2e-6));
        }
    }

    /// <summary>Each machine is the one that the same training gives alone, on the probabilities of the machine below.</summary>
    [Fact]
    public void TrainsFromTheLowestMachineUp()
    {
        SmallStack stack = new(seed: 5);
        ContrastiveDivergence options = new() { Epochs = 20, LearningRate = 0.2 };

        double[][] errors = stack.Fit(_rows, options);

        LowestMachine alone = new(seed: 5);
        double[] expected = alone.Fit(_rows, options);
        Assert.Equal(expected, errors[0]);
        Assert.Equal(ModelTensors.Of(alone, "kernel"), ModelTensors.Of(stack, "layer_1/kernel"));
        Assert.Equal(2, errors.Length);
        float[] hidden = new float[20];
        alone.Transform(_rows, hidden);
        UpperMachine upper = new();
        upper.Parameters.Set("kernel", ModelTensors.Of(new SmallStack(seed: 5), "layer_2/kernel"));
        Assert.Equal(upper.Fit(hidden, options), errors[1]);
        Assert.Equal(ModelTensors.Of(upper, "hidden_bias"), ModelTensors.Of(stack, "layer_2/hidden_bias"));
    }

    /// <summary>A network of sigmoid layers computes the features of the stack that was copied into it.</summary>
    [Fact]
    public void UnrollsIntoANetwork()
    {
        SmallStack stack = Trained();
        StackFeatures network = new();
        float[] expected = new float[16];
        stack.Transform(_rows, expected);

        stack.Unroll(network.Parameters);

        float[] found = network.Predict(_rows);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Fact]
    public void FineTunesAClassifier()
    {
        SmallStack stack = Trained();
        StackClassifier network = new(seed: 1);
        stack.Unroll(network.Parameters, "dense", "dense_1");

        network.Fit(new Dataset(_rows, (int[])[0, 1, 0, 1]), new FitOptions { Epochs = 200, Optimizer = new Adam(0.05) });

        Assert.Equal([0, 1, 0, 1], network.PredictClasses(_rows));
    }

    [Fact]
    public void UnrollsIntoMatchingLayersOnly()
    {
        SmallStack stack = Trained();
        StackClassifier network = new();
        string before = string.Join(' ', network.Predict(_rows));

        Assert.Equal(
            "Tensor 'dense_1/kernel' of the network is [5, 4], but the machine has [6, 5]. (Parameter 'layers')",
            Assert.Throws<ArgumentException>(() => stack.Unroll(network.Parameters, "dense_1", "dense_2")).Message
        );
        Assert.Equal(
            "The stack has 2 machines, but 1 layers are named: dense_1. (Parameter 'layers')",
            Assert.Throws<ArgumentException>(() => stack.Unroll(network.Parameters, "dense_1")).Message
        );
        Assert.Throws<ArgumentException>(() => stack.Unroll(network.Parameters, "dense", "dense_2"));
        Assert.Throws<KeyNotFoundException>(() => stack.Unroll(network.Parameters, "dense", "hidden"));
        Assert.Equal(before, string.Join(' ', network.Predict(_rows)));
    }

    /// <summary>
    /// Samples from random rows resemble the rows that the stack learnt, whose left three units are unlike the right three: most have a left
    /// and a right mean that differ by more than a half, and both sides win. Of random rows a quarter does.
    /// </summary>
    [Fact]
    public void SamplesResembleTheRows()
    {
        SmallStack stack = Trained();
        Xoshiro256StarStar random = new(1);
        int left = 0;
        int right = 0;
        for (int i = 0; i < 200; i++)
        {
            float[] row = [.. Enumerable.Range(0, 6).Select(_ => random.NextDouble() < 0.5 ? 0f : 1f)];
            stack.Sample(row, 20, random);
            Assert.All(row, value => Assert.InRange(value, 0, 1));
            float difference = ((row[0] + row[1] + row[2]) - (row[3] + row[4] + row[5])) / 3;
            left += difference > 0.5 ? 1 : 0;
            right += difference < -0.5 ? 1 : 0;
        }

        Assert.True(left + right > 120, $"{left} and {right} of 200");
        Assert.True(Math.Min(left, right) > 20, $"{left} and {right} of 200");
    }

    [Fact]
    public void AStackOfGaussianUnitsTrains()
    {
        GaussianStack stack = new(seed: 1);
        float[] x = [.. _rows.Select(value => (2 * value) - 1)];

        double[][] errors = stack.Fit(x, new ContrastiveDivergence { Epochs = 300, LearningRate = 0.05 });

        Assert.True(errors[0][^1] < errors[0][0] / 2, $"{errors[0][0]} {errors[0][^1]}");
        stack.Transform(x, new float[16]);
    }

    [Fact]
    public void RejectsWrongRows()
    {
        SmallStack stack = new();

        Assert.Throws<ArgumentException>(() => stack.Fit([1, 0, 1]));
        Assert.Throws<ArgumentException>(() => stack.Transform(_rows, new float[15]));
        Assert.Throws<ArgumentException>(() => stack.Sample(new float[4], 1, new Xoshiro256StarStar(0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => stack.Sample(new float[6], 0, new Xoshiro256StarStar(0)));
    }

    [Fact]
    public void ReadingAllocatesNothing()
    {
        SmallStack stack = new();
        float[] features = new float[16];
        float[] row = new float[6];
        Xoshiro256StarStar random = new(0);

        Assert.Equal(0, Allocations.Of(() => stack.Transform(_rows, features)));
        Assert.Equal(0, Allocations.Of(() => stack.Sample(row, 2, random)));
    }

    private static SmallStack Trained()
    {
        SmallStack stack = new(seed: 5);
        stack.Fit(_rows, new ContrastiveDivergence { Epochs = 500, LearningRate = 0.2 });
        return stack;
    }

    private static double[] Above(double[] below, float[] kernel, float[] bias) =>
        [.. bias.Select((b, j) => 1 / (1 + Math.Exp(-(b + below.Select((value, i) => value * kernel[(i * bias.Length) + j]).Sum()))))];
}
