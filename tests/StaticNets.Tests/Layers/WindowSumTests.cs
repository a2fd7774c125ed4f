using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(11, 8)]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 2, Activation = Activation.Tanh)]
[Conv1D(8, 2, Padding = Padding.Causal, Activation = Activation.Swish)]
[Conv1D(5, 4, Padding = Padding.Causal, Dilation = 3, Activation = Activation.Tanh)]
[Conv1D(2, 1)]
public sealed partial class WindowSumsSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(11, 8)]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 2, Activation = Activation.Tanh)]
[Conv1D(8, 2, Padding = Padding.Causal, Activation = Activation.Swish)]
[Conv1D(5, 4, Padding = Padding.Causal, Dilation = 3, Activation = Activation.Tanh)]
[Conv1D(2, 1)]
public sealed partial class WindowSumsDouble : ILearnTargets<double>;

/// <summary>
/// Causal convolutions with so few filters that each step of a window has sums of its own: 16 filters in single, 8 in double precision.
/// </summary>
public sealed class WindowSumTests() : ImageWithAdamTests<WindowSumsSingle, WindowSumsDouble>("WindowSums")
{
    /// <summary>A step adds the sums of its window in the order in which <c>Predict</c> adds them, so the bits are the same.</summary>
    [Fact]
    public void StepsHaveTheBitsOfPredict()
    {
        WindowSumsSingle single = new(seed: 1);
        WindowSumsSingle.State ofSingle = single.NewState();
        WindowSumsDouble twice = new(seed: 1);
        WindowSumsDouble.State ofTwice = twice.NewState();
        float[] x = new RandomRows<float>(NetworkInside.Description(typeof(WindowSumsSingle)), 1, seed: 1).X;
        double[] xTwice = Array.ConvertAll(x, value => (double)value);
        float[] expected = new float[11 * 2];
        double[] expectedTwice = new double[11 * 2];
        single.Predict(x, expected);
        twice.Predict(xTwice, expectedTwice);
        float[] y = new float[11 * 2];
        double[] yTwice = new double[11 * 2];
        for (int step = 0; step < 11; step++)
        {
            single.Step(ofSingle, x.AsSpan(step * 8, 8), y.AsSpan(step * 2, 2));
            twice.Step(ofTwice, xTwice.AsSpan(step * 8, 8), yTwice.AsSpan(step * 2, 2));
        }

        Assert.Equal(expected, y);
        Assert.Equal(expectedTwice, yTwice);
    }

    /// <summary>The bits of a row depend neither on the width of the vectors nor on the rows beside it.</summary>
    [Fact]
    public void EveryWidthComputesTheSameBits()
    {
        GuardedRun<double>.Subject subject = new(typeof(WindowSumsDouble), rows: 5);
        double[] expected = Run(128, 5);
        foreach (int bits in (int[])[128, 256, 512])
        {
            Assert.Equal(expected, Run(bits, 5));
            Assert.Equal(expected[..22], Run(bits, 1));
        }

        double[] Run(int bits, int rows)
        {
            double[] y = new double[rows * 22];
            double[] workspace = new double[subject.PredictionWorkspace];
            new NetworkKernels<double>(typeof(WindowSumsDouble), bits).Predict(
                ref subject.Rows.X[0],
                ref y[0],
                ref subject.Parameters[0],
                ref workspace[0],
                (nuint)rows
            );
            return y;
        }
    }
}
