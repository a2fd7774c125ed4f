using StaticNets.Tests.Support;

namespace StaticNets.Tests;

public class GradientTests
{
    private const double Step = 1e-5;

    // With the step h, the central difference of the loss f has a truncation error of h² f‴ / 6 ~ 1e-10 · f‴ and a rounding error of
    // 2⁻⁵³ · f / h ~ 1e-11 · f. Both f and f‴ are below 10.
    private const double Tolerance = 1e-8;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AgreesWithCentralDifferences(bool sparse)
    {
        var network = new TinyNetwork<double>(sparse, seed: 5, dropout: true);
        var data = new TinyData<double>(9);
        var gradients = new Gradients<double>();
        double loss = Loss(network, data, sparse, gradients);
        Assert.Equal(network.Evaluate(AsDataset(data, sparse)).Loss, loss);

        int nonZero = 0;
        foreach (string name in network.ParameterSet.Names)
        {
            double[] values = new double[network.ParameterSet[name].FlattenedLength];
            double[] expected = new double[values.Length];
            network.ParameterSet[name].FlattenTo(values);
            gradients.Parameters[name].FlattenTo(expected);
            for (int i = 0; i < values.Length; i++)
            {
                double middle = values[i];
                double Shifted(double value)
                {
                    values[i] = value;
                    network.ParameterSet.Set(name, values);
                    return network.Evaluate(AsDataset(data, sparse)).Loss;
                }

                double difference = (Shifted(middle + Step) - Shifted(middle - Step)) / (2 * Step);
                Shifted(middle);
                Assert.Equal(difference, expected[i], Tolerance);
                nonZero += expected[i] == 0 ? 0 : 1;
            }
        }

        Assert.True(nonZero >= 12, $"only {nonZero} of 14 parameters have a gradient");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void OfTheInputAgreesWithCentralDifferences(bool sparse)
    {
        var network = new TinyNetwork<double>(sparse, seed: 5);
        var data = new TinyData<double>(9);
        var gradients = new Gradients<double>();
        Loss(network, data, sparse, gradients);
        Assert.Equal(data.X.Length, gradients.Input.Length);
        double[] expected = gradients.Input.ToArray();
        Assert.True(expected.Count(value => value != 0) > expected.Length / 2);
        for (int i = 0; i < data.X.Length; i++)
        {
            double middle = data.X[i];
            data.X[i] = middle + Step;
            double above = Loss(network, data, sparse, new Gradients<double>());
            data.X[i] = middle - Step;
            double below = Loss(network, data, sparse, new Gradients<double>());
            data.X[i] = middle;
            Assert.Equal((above - below) / (2 * Step), expected[i], Tolerance);
        }
    }

    [Fact]
    public void ChangesNothingInTheNetwork()
    {
        var network = new TinyNetwork<float>(dropout: true);
        var twin = new TinyNetwork<float>(dropout: true);
        var data = new TinyData<float>(9);
        network.TrainStep(data.X, data.Targets, new Momentum());
        twin.TrainStep(data.X, data.Targets, new Momentum());
        network.Gradient(data.X, data.Targets, new Gradients<float>());
        network.Evaluate(new Dataset(data.X, data.Targets));
        network.TrainStep(data.X, data.Targets, new Momentum());
        twin.TrainStep(data.X, data.Targets, new Momentum());
        Assert.Equal(twin.Parameters.Span.ToArray(), network.Parameters.Span.ToArray());
    }

    [Fact]
    public void TakesMoreAndFewerRowsAgainAndAgainWithoutAllocating()
    {
        var network = new TinyNetwork<float>();
        var large = new TinyData<float>(9);
        var small = new TinyData<float>(2);
        var gradients = new Gradients<float>();
        int inputs = 0;
        long allocated = Allocations.Of(() =>
        {
            network.Gradient(small.X, small.Targets, gradients);
            inputs = gradients.Input.Length;
            network.Gradient(large.X, large.Targets, gradients);
        });
        Assert.Equal(0, allocated);
        Assert.Equal(small.X.Length, inputs);
        Assert.Equal(large.X.Length, gradients.Input.Length);
    }

    [Fact]
    public void BelongsToOneKindOfNetwork()
    {
        var data = new TinyData<float>(2);
        var gradients = new Gradients<float>();
        new TinyNetwork<float>().Gradient(data.X, data.Targets, gradients);
        new TinyNetwork<float>(seed: 2).Gradient(data.X, data.Targets, gradients);
        var error = Assert.Throws<ArgumentException>(() => new TinyNetwork<float>(sparse: true).Gradient(data.X, data.Classes, gradients));
        Assert.Contains("TinyRegression", error.Message, StringComparison.Ordinal);
        Assert.Contains("TinyClassifier", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IsEmptyBeforeItsFirstUse()
    {
        var gradients = new Gradients<float>();
        Assert.Throws<InvalidOperationException>(() => gradients.Parameters);
        Assert.True(gradients.Input.IsEmpty);
    }

    private static Dataset AsDataset(TinyData<double> data, bool sparse) =>
        sparse ? new Dataset(data.X, data.Classes) : new Dataset(data.X, data.Targets);

    private static double Loss(TinyNetwork<double> network, TinyData<double> data, bool sparse, Gradients<double> into) =>
        sparse ? network.Gradient(data.X, data.Classes, into) : network.Gradient(data.X, data.Targets, into);
}
