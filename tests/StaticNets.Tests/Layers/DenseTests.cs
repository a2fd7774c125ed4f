using StaticNets.Engines;
using StaticNets.Runtime;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(3)]
public sealed partial class OneLayer : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh, L1 = 0.01)]
[Dense(3)]
public sealed partial class PenaltyL1 : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh, L2 = 0.1)]
[Dense(3)]
public sealed partial class PenaltyL2 : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh, ElasticNet = 0.05, ElasticNetAlpha = 0.3)]
[Dense(3)]
public sealed partial class PenaltyElasticNet : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh, MaxNorm = 1.5)]
[Dense(3)]
public sealed partial class BoundedNorm : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.Tanh, Frozen = true)]
[Dense(3)]
public sealed partial class FrozenLayer : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(8)]
[Dense(3, DropConnect = 0.5)]
internal sealed partial class DropConnected : ILearnTargets<float>;

public sealed class DenseTests() : PieceTests<OneLayer>("OneLayer");

public sealed class DenseWithL1Tests() : PieceTests<PenaltyL1>("PenaltyL1");

public sealed class DenseWithL2Tests() : PieceTests<PenaltyL2>("PenaltyL2");

public sealed class DenseWithElasticNetTests() : PieceTests<PenaltyElasticNet>("PenaltyElasticNet");

public sealed class DenseWithMaxNormTests() : PieceTests<BoundedNorm>("BoundedNorm");

public sealed class FrozenDenseTests() : PieceTests<FrozenLayer>("FrozenLayer");

/// <summary>Tests the distribution of DropConnect masks, and that no masks are drawn outside training.</summary>
public sealed class DropConnectTests
{
    private const double Rate = 0.3;

    [Fact]
    public void KeptWeightsAreScaledByTheInverseOfKeep()
    {
        const int Length = 20_000;
        double[] mask = new double[Length];
        MicroBatch<double> batch = new() { Training = true, DropoutSeed = 17 };
        DropoutMask.FillWeights(ref mask[0], Length, Rate, index: 2, batch);
        Assert.All(mask, value => Assert.True(value == 0 || value == 1 / (1 - Rate), $"{value}"));

        // The tolerance is three standard errors of the share.
        double share = mask.Count(value => value > 0) / (double)Length;
        Assert.InRange(share, 1 - Rate - Error(3), 1 - Rate + Error(3));

        double Error(double count) => count * Math.Sqrt(Rate * (1 - Rate) / Length);
    }

    [Fact]
    public void TheMaskOfAStepDoesNotDependOnTheRows()
    {
        double[] first = new double[64];
        double[] later = new double[64];
        DropoutMask.FillWeights(
            ref first[0],
            64,
            Rate,
            0,
            new MicroBatch<double>
            {
                Training = true,
                DropoutSeed = 5,
                Rows = 8,
            }
        );
        MicroBatch<double> other = new()
        {
            Training = true,
            DropoutSeed = 5,
            Rows = 3,
            FirstRow = 8,
        };
        DropoutMask.FillWeights(ref later[0], 64, Rate, 0, other);
        Assert.Equal(first, later);
    }

    [Fact]
    public void OutsideTrainingAllWeightsAreKept()
    {
        double[] values = [5, 5, 5, 5];
        DropoutMask.FillWeights(ref values[0], 4, Rate, 0, new MicroBatch<double> { DropoutSeed = 5 });
        Assert.All(values, value => Assert.Equal(1, value));
    }

    /// <summary>A dropped weight has no influence on the outputs of the step, so its gradient is zero and it does not change.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AStepWithDropConnectIsThatOfTheMaskedKernel(int threads)
    {
        DropConnected network = new(seed: 5);
        DropConnected plain = network.Clone();
        System.Random random = new(2);
        float[] x = [.. Enumerable.Range(0, 64 * 8).Select(_ => random.NextSingle())];
        float[] y = [.. Enumerable.Range(0, 64 * 3).Select(_ => random.NextSingle())];
        float[] before = new float[8 * 3];
        network.Parameters["dense/kernel"].FlattenTo(before);
        network.Fit(
            new Dataset(x, y),
            new FitOptions
            {
                BatchSize = 64,
                Shuffle = false,
                Optimizer = new Sgd(0.5),
                Parallelism = threads,
            }
        );
        float[] moved = new float[8 * 3];
        network.Parameters["dense/kernel"].FlattenTo(moved);
        bool[] stayed = [.. moved.Zip(before, (a, b) => a == b)];

        // All weights that are not dropped change, because x > 0 and each unit has an error.
        int stride = NetworkInside.Description(typeof(DropConnected)).Tensors[0].RowStride;
        float[] mask = new float[8 * stride];
        ulong seed = ((TrainingEngine<float>)NetworkInside.Engine<float>(plain)).DropoutSeed;
        DropoutMask.FillWeights(ref mask[0], mask.Length, 0.5, 0, new MicroBatch<float> { Training = true, DropoutSeed = seed });
        for (int i = 0; i < 8; i++)
        {
            for (int unit = 0; unit < 3; unit++)
            {
                Assert.Equal(mask[(i * stride) + unit] == 0, stayed[(i * 3) + unit]);
            }
        }
    }
}
