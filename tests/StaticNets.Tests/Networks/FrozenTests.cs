using System.Numerics.Tensors;
using StaticNets.Tests.Networks.Fixtures;

namespace StaticNets.Tests.Networks;

/// <summary>Frozen tensors keep their bits for any optimizer and number of threads, while their neighbours are trained.</summary>
public sealed class FrozenTests
{
    public static TheoryData<Optimizer> Optimizers =>
        [
            new Sgd(0.1),
            new Momentum(0.1),
            new Nesterov(0.1),
            new RmsProp(0.01),
            new Adagrad(0.1),
            new Adam(0.01),
            new AdamW(0.01, weightDecay: 0.5),
        ];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void KeepTheirBits(Optimizer optimizer)
    {
        FrozenBetween network = new(seed: 3);
        Dictionary<string, float[]> before = network.Parameters.Names.ToDictionary(name => name, name => Flat(network, name));
        System.Random random = new(1);
        float[] x = [.. Enumerable.Range(0, 128).Select(_ => random.NextSingle() - 0.5f)];
        float[] y = [.. Enumerable.Range(0, 64).Select(_ => random.NextSingle())];
        network.Fit(
            new Dataset(x, y),
            new FitOptions
            {
                Epochs = 3,
                BatchSize = 16,
                Optimizer = optimizer,
            }
        );
        network.TrainStep(x, y, optimizer);
        string[] frozen = ["dense_1/kernel", "dense_1/bias", "layer_normalization/gamma", "layer_normalization/beta"];
        foreach (string name in network.Parameters.Names)
        {
            Assert.Equal(frozen.Contains(name), before[name].AsSpan().SequenceEqual(Flat(network, name)));
        }
    }

    [Fact]
    public void AreToldInTheSummary() => Assert.Contains("Non-trainable params: 18", FrozenBetween.Summary, StringComparison.Ordinal);

    private static float[] Flat(FrozenBetween network, string name)
    {
        ReadOnlyTensorSpan<float> tensor = network.Parameters[name];
        float[] values = new float[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}
