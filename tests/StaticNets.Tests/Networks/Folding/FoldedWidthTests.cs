using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Networks.Convolutions;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Folding;

/// <summary>Batch normalisations behind convolutions of all kinds and behind dense layers, which predictions fold into them.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(5, 4, 3)]
[Conv2D(8, 3, Padding = Padding.Same)]
[BatchNormalization]
[Activation(Activation.Tanh)]
[Conv2D(8, 3, Groups = 8, Padding = Padding.Same)]
[BatchNormalization(Epsilon = 1e-5)]
[Activation(Activation.Relu)]
[Conv2D(18, 2, Groups = 2)]
[BatchNormalization]
[Flatten]
[Dense(17)]
[BatchNormalization]
[Activation(Activation.Tanh)]
[Dense(33)]
[BatchNormalization]
internal sealed partial class FoldedInSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9, 3)]
[Conv1D(7, 3, Dilation = 2)]
[BatchNormalization]
[Activation(Activation.Tanh)]
[Conv1D(7, 2, Groups = 7)]
[BatchNormalization]
[Conv1D(5, 1, Strides = 2)]
[BatchNormalization(Epsilon = 1e-5)]
[Activation(Activation.Relu)]
[Flatten]
[Dense(9)]
[BatchNormalization]
internal sealed partial class FoldedInDouble : ILearnTargets<double>;

/// <summary>Layers without a bias, with several filters for each channel, and two normalisations in a row.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 5, 4)]
[DepthwiseConv2D(2, Multiplier = 3, UseBias = false)]
[BatchNormalization]
[Activation(Activation.Tanh)]
[SeparableConv2D(9, 2, UseBias = false)]
[BatchNormalization]
[BatchNormalization(Epsilon = 1e-5)]
[Conv2D(6, 2, Groups = 3, UseBias = false)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Flatten]
[Dense(5, UseBias = false)]
[BatchNormalization]
internal sealed partial class FoldedWithoutBias : ILearnTargets<double>;

/// <summary>
/// Compares folded predictions at every vector width with naive loops in double that fold nothing, in buffers next to unreadable pages: an
/// access beyond a buffer ends the process.
/// </summary>
public sealed class FoldedWidthTests
{
    private static readonly int[] _rows = [1, 2, 5, 6];

    [Fact]
    public void AgreesInSinglePrecision() => Check<float>(typeof(FoldedInSingle));

    [Fact]
    public void AgreesInDoublePrecision() => Check<double>(typeof(FoldedInDouble));

    [Fact]
    public void AgreesWithoutBias() => Check<double>(typeof(FoldedWithoutBias));

    private static void Check<T>(Type network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        GuardedRun<T>.Subject subject = new(network, _rows.Max());
        NetworkDescription description = subject.Description;
        Assert.True(subject.FoldedLength > 0);
        foreach (int rows in _rows)
        {
            ReferenceImages reference = new(
                network,
                description.Tensors.Select(tensor => SizedImages.Values(tensor, subject.Parameters)),
                training: false
            );
            double[] x = SizedImages.Widen<T>(subject.Rows.X.AsSpan(0, rows * description.InputLength));
            reference.Run(x, SizedImages.Widen<T>(subject.Rows.Targets.AsSpan(0, rows * description.OutputLength)), rows);
            double tolerance = SizedImages.Tolerance<T>(description, rows);
            foreach (int bits in NetworkKernels<T>.Widths(description))
            {
                NetworkKernels<T> kernels = new(network, bits);
                foreach (Guard guard in (Guard[])[Guard.Behind, Guard.Before])
                {
                    GuardedRun<T> run = new(subject, kernels, rows, guard, training: false, newBlock: true);
                    double error = RelativeError.Of<double>(SizedImages.Widen<T>(run.Output), reference.Output);
                    Assert.True(error <= tolerance, $"{rows} rows, {bits} bits: {error:E2} is more than {tolerance:E2}");
                }
            }
        }
    }
}
