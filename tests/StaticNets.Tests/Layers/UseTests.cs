using System.Numerics.Tensors;
using StaticNets.Tests.Networks.Parts;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

/// <summary>
/// Tests networks inside networks: they compute the same as their layers in one network, their weights have paths, and they share the
/// memory of the outer network.
/// </summary>
public sealed class UseTests
{
    [Fact]
    public void TensorsHavePaths()
    {
        Assert.Equal(
            ["encoder/dense/kernel", "encoder/dense/bias", "encoder/dense_1/kernel", "encoder/dense_1/bias", "dense/kernel", "dense/bias"],
            new AutoEncoder().Parameters.Names
        );
        Assert.Equal(["dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias"], new AutoEncoder().Encoder.Parameters.Names);
        Assert.Equal(
            ["a/encoder/dense/kernel", "a/encoder/dense/bias", "a/encoder/dense_1/kernel", "a/encoder/dense_1/bias", "a/joint/kernel"],
            new Nested().Parameters.Names.Take(5)
        );
        Assert.Contains("encoder/dense_1 (Dense)", AutoEncoder.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void ComputesAsTheSameLayersInOneNetwork()
    {
        AutoEncoder network = new(3);
        FlatAutoEncoder flat = new();
        CopyInOrder(network.Parameters, flat.Parameters);
        (double[] x, double[] y) = (PartRows.Numbers(PartRows.Count * 6, 1), PartRows.Numbers(PartRows.Count * 6, 2));
        double[] found = new double[PartRows.Count * 6];
        double[] expected = new double[PartRows.Count * 6];
        network.Predict(x, found);
        flat.Predict(x, expected);
        Assert.Equal(expected, found);

        (Gradients<double> ofNetwork, Gradients<double> ofFlat) = (new(), new());
        Assert.Equal(flat.Gradient(x, y, ofFlat), network.Gradient(x, y, ofNetwork));
        foreach ((string path, string name) in network.Parameters.Names.Zip(flat.Parameters.Names))
        {
            Assert.Equal(PartRows.Flat(ofFlat.Parameters[name]), PartRows.Flat(ofNetwork.Parameters[path]));
        }

        // Penalties and optimizer state are kept for each tensor, and the tensors of the two networks are the same. So training steps of
        // the two networks also give the same losses.
        for (int step = 0; step < 3; step++)
        {
            Assert.Equal(flat.TrainStep(x, y, new Adam(0.01)), network.TrainStep(x, y, new Adam(0.01)));
        }
    }

    [Fact]
    public void GradientsMatchDifferences()
    {
        Passed(
            GradientCheck.Run<double>(new AutoEncoder(1), PartRows.Numbers(PartRows.Count * 6, 1), PartRows.Numbers(PartRows.Count * 6, 2))
        );
        Passed(GradientCheck.Run<int>(new Classifier(2), PartRows.Numbers(PartRows.Count * 6, 1), [0, 1, 2, 0, 1, 2, 0]));
        Passed(GradientCheck.Run<int>(new Nested(3), PartRows.Numbers(PartRows.Count * 6, 1), [0, 1, 2, 0, 1, 2, 0]));

        static void Passed(GradientReport report) => Assert.True(report.Passed, report.ToString());
    }

    [Fact]
    public void ThePartPredictsWithTheWeightsOfTheNetwork()
    {
        AutoEncoder network = new(5);
        double[] x = PartRows.Numbers(200 * 6, 1);
        NetworkPart<double> part = network.Encoder;
        Assert.Equal((6, 4), (part.InputLength, part.OutputLength));
        Check();

        for (int step = 0; step < 3; step++)
        {
            network.TrainStep(x, PartRows.Numbers(200 * 6, 2), new Momentum(0.1));
        }

        Check();
        part.Parameters.Set("dense_1/bias", [1, 2, 3, 4]);
        Assert.Equal([1, 2, 3, 4], PartRows.Flat(network.Parameters["encoder/dense_1/bias"]));
        part.Parameters.Edit(all => all["dense/bias"][0] = 0.25);
        Assert.Equal(0.25, network.Parameters["encoder/dense/bias"][0]);
        Check();
        Assert.Same(part, network.Encoder);

        void Check()
        {
            double[] y = new double[200 * 4];
            part.Predict(x, y);
            double[] hidden = Layer(x, 6, network.Parameters, "encoder/dense", Math.Tanh);
            double[] expected = Layer(hidden, 5, network.Parameters, "encoder/dense_1", z => 1 / (1 + Math.Exp(-z)));

            // Each value is a sum of at most six products and a bias, and the sum is at most 10. The activations have relative errors of
            // a few 2⁻⁵³.
            Assert.All(expected.Zip(y), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
            double[] parallel = new double[y.Length];
            part.PredictParallel(x, parallel, parallelism: 2);
            Assert.Equal(y, parallel);
        }
    }

    [Fact]
    public void ThePartReadsRowsThatTheNetworkPads()
    {
        Wide network = new(2);
        float[] x = [0.5f, -1, 2];
        float[] y = new float[3];
        network.Narrow.Predict(x, y);
        for (int unit = 0; unit < 3; unit++)
        {
            double expected = network.Parameters["narrow/dense/bias"][unit];
            for (int i = 0; i < 3; i++)
            {
                expected += x[i] * network.Parameters["narrow/dense/kernel"][i, unit];
            }

            // The tolerance is for four roundings of numbers below 8, each by a relative 2⁻²⁴.
            Assert.Equal(expected, y[unit], 2e-6);
        }

        Assert.Equal(0, Allocations.Of(() => network.Narrow.Predict(x, y)));
    }

    [Fact]
    public void StepsGoThroughAPart()
    {
        Stepped network = new(6);
        double[] x = PartRows.Numbers(15, 4);
        (double[] whole, double[] y) = (new double[2], new double[2]);
        network.Predict(x, whole);
        Stepped.State state = network.NewState();
        for (int step = 0; step < 5; step++)
        {
            network.Step(state, x.AsSpan(step * 3, 3), y);
        }

        // Step and Predict add the same terms in the same order, so the results are exactly equal.
        Assert.Equal(whole, y);
    }

    [Fact]
    public void ACloneHasAPartOfItsOwn()
    {
        AutoEncoder network = new(1);
        AutoEncoder clone = network.Clone();
        clone.Encoder.Parameters.Set("dense/bias", [9, 9, 9, 9, 9]);
        Assert.Equal(9, clone.Parameters["encoder/dense/bias"][0]);
        Assert.Equal(0, network.Encoder.Parameters["dense/bias"][0]);
    }

    private static double[] Layer(double[] x, int inputs, ParameterSet<double> weights, string layer, Func<double, double> function)
    {
        ReadOnlyTensorSpan<double> kernel = weights[layer + "/kernel"];
        ReadOnlyTensorSpan<double> bias = weights[layer + "/bias"];
        int units = (int)bias.FlattenedLength;
        double[] y = new double[x.Length / inputs * units];
        for (int i = 0; i < y.Length; i++)
        {
            double z = bias[i % units];
            for (int k = 0; k < inputs; k++)
            {
                z += x[(i / units * inputs) + k] * kernel[k, i % units];
            }

            y[i] = function(z);
        }

        return y;
    }

    private static void CopyInOrder(ParameterSet<double> from, ParameterSet<double> to)
    {
        foreach ((string source, string target) in from.Names.Zip(to.Names))
        {
            to.Set(target, PartRows.Flat(from[source]));
        }
    }
}
