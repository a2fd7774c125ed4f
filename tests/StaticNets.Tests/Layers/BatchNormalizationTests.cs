using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Networks.Convolutions;
using StaticNets.Tests.Networks.ImageSizes;
using StaticNets.Tests.Shared;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Single)]
[Input(5)]
[BatchNormalization]
[Dense(17, Activation = Activation.Tanh)]
[BatchNormalization(Epsilon = 1e-5, Momentum = 0.9)]
[Dense(3, Activation = Activation.Softmax)]
public sealed partial class NormalizedInputSingle : ILearnTargets<float>;

[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(5)]
[BatchNormalization]
[Dense(17, Activation = Activation.Tanh)]
[BatchNormalization(Epsilon = 1e-5, Momentum = 0.9)]
[Dense(3, Activation = Activation.Softmax)]
public sealed partial class NormalizedInputDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(5)]
[Dense(7)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Dense(9)]
[BatchNormalization(Momentum = 0.5)]
[Activation(Activation.Tanh)]
[Dense(3)]
public sealed partial class NormalizedDenseSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Dense(9)]
[BatchNormalization(Momentum = 0.5)]
[Activation(Activation.Tanh)]
[Dense(3)]
public sealed partial class NormalizedDenseDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(6, 5, 3)]
[Conv2D(8, 3)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Conv2D(4, 3, Padding = Padding.Same)]
[BatchNormalization]
[Activation(Activation.Swish)]
[GlobalAveragePooling2D]
[Dense(2)]
public sealed partial class NormalizedConvolutionsSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 5, 3)]
[Conv2D(8, 3)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Conv2D(4, 3, Padding = Padding.Same)]
[BatchNormalization]
[Activation(Activation.Swish)]
[GlobalAveragePooling2D]
[Dense(2)]
public sealed partial class NormalizedConvolutionsDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(5, 4, 2)]
[BatchNormalization(Momentum = 0.9)]
[Conv2D(6, 2, Activation = Activation.Swish)]
[BatchNormalization(Frozen = true)]
[Conv2D(3, 3, Pad = 1, Activation = Activation.Tanh)]
[BatchNormalization(Momentum = 0.9)]
public sealed partial class NormalizedImageSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 4, 2)]
[BatchNormalization(Momentum = 0.9)]
[Conv2D(6, 2, Activation = Activation.Swish)]
[BatchNormalization(Frozen = true)]
[Conv2D(3, 3, Pad = 1, Activation = Activation.Tanh)]
[BatchNormalization(Momentum = 0.9)]
public sealed partial class NormalizedImageDouble : ILearnTargets<double>;

/// <summary>The momentum is 0, so that the moving statistics are those of the last batch.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3)]
[BatchNormalization(Momentum = 0)]
public sealed partial class FollowsAtOnce : ILearnTargets<double>;

/// <summary>Tests which statistics batch normalisation uses, and when it updates the moving statistics.</summary>
public sealed class BatchNormalizationTests() : ImageWithAdamTests<NormalizedInputSingle, NormalizedInputDouble>("NormalizedInput")
{
    // The longest step, h = 1/8, is for gradients that are zero: even the quotient over h / 4 = 2^-5 has a rounding error of only
    // 4/3 · 2e-16 / 2^-5 = 9e-15.
    private static readonly double[] _steps = [.. GradientAssert.ShortSteps, 1.0 / 8];

    /// <summary>
    /// Networks, each with the names of those biases whose gradient is zero: a normalisation directly after such a bias subtracts the mean,
    /// so the bias has no effect.
    /// </summary>
    public static TheoryData<Type, string[]> Trainings =>
        new()
        {
            { typeof(NormalizedInputDouble), [] },
            { typeof(NormalizedDenseDouble), ["dense/bias", "dense_1/bias"] },
            { typeof(NormalizedConvolutionsDouble), ["conv2d/bias", "conv2d_1/bias"] },
            { typeof(NormalizedImageDouble), [] },
            { typeof(NormalizedInDouble), [] },
        };

    /// <summary>
    /// Each step uses the statistics of exactly its own rows, whether the batch is larger or smaller than the previous one or has a single
    /// row.
    /// </summary>
    [Fact]
    public void EachStepTakesItsWholeBatch()
    {
        CheckSteps<float>(new NormalizedInSingle(seed: 3), [7, 3, 400, 1, 12], 1e-5);
        CheckSteps<double>(new NormalizedInDouble(seed: 3), [5, 200, 2, 700, 3], 1e-12);
    }

    [Fact]
    public void OnlyStepsMoveThem()
    {
        NormalizedConvolutionsSingle network = new(seed: 3);
        RandomRows<float> rows = Rows(50);
        network.TrainStep(rows.X, rows.Targets, new Sgd(0.05));
        float[] before = Block(network);
        network.Predict(rows.X, new float[50 * NormalizedConvolutionsSingle.OutputLength]);
        double evaluated = network.Evaluate(new Dataset(rows.X, rows.Targets)).Loss;
        Gradients<float> into = new();
        double loss = network.Gradient(rows.X, rows.Targets, into);
        Assert.Equal(before, Block(network));

        // Evaluate and Gradient both use the moving statistics. They add 50 rows in single precision in different orders, hence the
        // tolerance.
        Assert.Equal(loss, evaluated, 1e-5 * loss);
        Assert.NotEqual(loss, network.TrainStep(rows.X, rows.Targets, new Sgd(0.05)), 1e-3 * loss);
        Assert.NotEqual(before, Block(network));
    }

    [Fact]
    public void WithoutMomentumTheyAreThoseOfTheBatch()
    {
        FollowsAtOnce network = new();
        double[] x = [1, 10, -4, 3, 30, -4, 8, -10, -4, 0, 6, -4];
        network.TrainStep(x, new double[12], new Sgd(0.1));
        Near([3, 9, -4], network.Parameters["batch_normalization/moving_mean"].ToArray());
        // The variance is the sum of the squared distances from the mean, divided by 4, the number of rows, and not by 3.
        Near([9.5, 203, 0], network.Parameters["batch_normalization/moving_variance"].ToArray());

        void Near(double[] expected, double[] actual) => Assert.Equal(expected, actual, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void FrozenOnesNeverMove(int threads)
    {
        NormalizedImageSingle network = new(seed: 3);
        Dictionary<string, float[]> before = Tensors(network);
        RandomRows<float> rows = new(NetworkInside.Description(typeof(NormalizedImageSingle)), 90, seed: 1);
        FitOptions options = new()
        {
            Epochs = 2,
            BatchSize = 40,
            Parallelism = threads,
            Optimizer = new AdamW(0.01, weightDecay: 0.5),
        };
        network.Fit(new Dataset(rows.X, rows.Targets), options);
        Dictionary<string, float[]> after = Tensors(network);
        foreach (string name in before.Keys)
        {
            bool frozen = name.StartsWith("batch_normalization_1/", StringComparison.Ordinal);
            Assert.True(frozen == before[name].AsSpan().SequenceEqual(after[name]), name);
        }

        // The two moving statistics of the layers with two and with three channels, and all four tensors of the frozen layer with six
        // channels: 2 · 2 + 2 · 3 + 4 · 6 = 34.
        Assert.Contains("Non-trainable params: 34", NormalizedImageSingle.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Trainings))]
    public void GradientOfATrainingStepMatchesDifferences(Type network, string[] zeros)
    {
        IReadOnlyList<GradientError> errors = CentralDifferences.Check(new TrainingFunction(network, 5), new System.Random(1), _steps);
        string figures = string.Join('\n', errors);
        Assert.True(errors.All(error => error.Agrees), figures);
        Assert.Equal(zeros, errors.Where(error => !error.IsNonZero).Select(error => error.Tensor));
    }

    [Fact]
    public void ANewNormalizationDoesNothingButDivideByARoot()
    {
        FollowsAtOnce network = new();
        double[] y = new double[3];
        network.Predict([1, -2, 3], y);
        // A new layer has gamma 1, beta 0, mean 0, variance 1 and ε 1e-3. Three operations round values up to 3 by a relative 2^-53 each.
        Assert.Equal([1, -2, 3], [.. y.Select(value => value * Math.Sqrt(1.001))], (a, b) => Math.Abs(a - b) < 2e-15);
    }

    private static void CheckSteps<T>(ILearnTargets<T> network, int[] batches, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const double Rate = 0.05;
        NetworkDescription description = NetworkInside.Description(network.GetType());
        double[][] tensors = Values(network, description);
        foreach (int batch in batches)
        {
            RandomRows<T> rows = new(description, batch, seed: batch);
            ReferenceImages reference = new(network.GetType(), tensors, training: true);
            reference.Run(SizedImages.Widen<T>(rows.X), SizedImages.Widen<T>(rows.Targets), batch);
            tensors = reference.AfterStep(tensors, Rate);
            double loss = double.CreateTruncating(network.TrainStep(rows.X, rows.Targets, new Sgd(Rate)));
            // The tolerance is the one that other tests use for ten steps of SGD.
            Assert.Equal(reference.Loss, loss, tolerance * reference.Loss);
            double[][] actual = Values(network, description);
            for (int i = 0; i < tensors.Length; i++)
            {
                // The rounding error of a batch mean is relative to its terms, numbers of up to 1, and not to the mean, which is much
                // smaller. A step adds the batch mean times (1 - momentum) to the moving mean, so the error is scaled by this factor too.
                TensorDescription tensor = description.Tensors[i];
                bool isMean = tensor.Name.EndsWith("/moving_mean", StringComparison.Ordinal);
                double taken = isMean ? (1 - tensor.MovingAverage!.Momentum) * Math.Sqrt(tensor.Length) : 0;
                double size = Math.Max(Norm(tensors[i]), taken);
                double error = Norm([.. actual[i].Zip(tensors[i], (a, b) => a - b)]) / size;
                Assert.True(error <= tolerance, $"{tensor.Name} after {batch} rows: {error:E2} is more than {tolerance:E0}");
            }
        }
    }

    private static double[][] Values<T>(ILearnTargets<T> network, NetworkDescription description)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] block = NetworkInside.Engine<T>(network).Parameters.Span.ToArray();
        return [.. description.Tensors.Select(tensor => SizedImages.Values(tensor, block))];
    }

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(value => value * value));

    private static Dictionary<string, float[]> Tensors(NormalizedImageSingle network) =>
        network.Parameters.Names.ToDictionary(name => name, name => network.Parameters[name].ToArray());

    private static float[] Block(object network) => NetworkInside.Engine<float>(network).Parameters.Span.ToArray();

    private static RandomRows<float> Rows(int count) =>
        new(NetworkInside.Description(typeof(NormalizedConvolutionsSingle)), count, seed: 1);
}

public sealed class BatchNormalizationAfterDenseTests() : ImageTests<NormalizedDenseSingle, NormalizedDenseDouble>("NormalizedDense");

public sealed class BatchNormalizationAfterConv2DTests()
    : ImageTests<NormalizedConvolutionsSingle, NormalizedConvolutionsDouble>("NormalizedConvolutions");

public sealed class BatchNormalizationOfImagesTests() : ImageWithAdamTests<NormalizedImageSingle, NormalizedImageDouble>("NormalizedImage");

public sealed class BatchNormalizationWithoutMomentumTests
{
    [Fact]
    public void GradientMatchesDifferences() => GradientAssert.MatchesShortDifferences(typeof(FollowsAtOnce));
}
