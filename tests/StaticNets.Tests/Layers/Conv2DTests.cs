using StaticNets.Tests.Networks;
using StaticNets.Tests.Networks.Convolutions;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(7, 5, 1)]
[Conv2D(3, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(1, 5, Padding = Padding.Same)]
public sealed partial class ImageToImageSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 5, 1)]
[Conv2D(3, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(1, 5, Padding = Padding.Same)]
public sealed partial class ImageToImageDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(9, 8, 3)]
[Conv2D(6, 2, 3, Strides = 2, Activation = Activation.Relu)]
[Conv2D(8, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.Tanh)]
[Flatten]
[Dense(3)]
public sealed partial class StridedSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9, 8, 3)]
[Conv2D(6, 2, 3, Strides = 2, Activation = Activation.Relu)]
[Conv2D(8, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.Tanh)]
[Flatten]
[Dense(3)]
public sealed partial class StridedDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(11, 10, 2)]
[Conv2D(8, 3, Dilation = 2, Activation = Activation.Gelu)]
[Conv2D(3, 3, Strides = 2, Dilation = 2, Padding = Padding.Same, Activation = Activation.Swish)]
[Conv2D(3, 3, Strides = 3, Pad = 1)]
public sealed partial class DilatedSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(11, 10, 2)]
[Conv2D(8, 3, Dilation = 2, Activation = Activation.Gelu)]
[Conv2D(3, 3, Strides = 2, Dilation = 2, Padding = Padding.Same, Activation = Activation.Swish)]
[Conv2D(3, 3, Strides = 3, Pad = 1)]
public sealed partial class DilatedDouble : ILearnTargets<double>;

[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Single)]
[Input(5, 4, 16)]
[Conv2D(16, 3, Groups = 16, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(8, 1, Groups = 2, Activation = Activation.Tanh)]
[Conv2D(16, 2, Groups = 8, Strides = 2, Activation = Activation.Tanh)]
[Conv2D(33, 1, Activation = Activation.Relu)]
[GlobalAveragePooling2D]
[Dense(3, Activation = Activation.Softmax)]
public sealed partial class GroupedSingle : ILearnTargets<float>;

[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(5, 4, 16)]
[Conv2D(16, 3, Groups = 16, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(8, 1, Groups = 2, Activation = Activation.Tanh)]
[Conv2D(16, 2, Groups = 8, Strides = 2, Activation = Activation.Tanh)]
[Conv2D(33, 1, Activation = Activation.Relu)]
[GlobalAveragePooling2D]
[Dense(3, Activation = Activation.Softmax)]
public sealed partial class GroupedDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 3, 1)]
[Conv2D(2, 2)]
[Conv2D(6, 2, Groups = 2, DropConnect = 0.5)]
[Flatten]
[Dense(4)]
public sealed partial class GroupsOfDroppedWeights : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3, 1)]
[Conv2D(16, 2, Activation = Activation.Tanh, Name = "stem")]
[Conv2D(16, 3, Padding = Padding.Same, Groups = 8, Activation = Activation.Tanh, DropConnect = 0.25)]
[Add("stem", Name = "sum")]
[Conv2DTranspose(16, 3, Padding = Padding.Same, Groups = 8)]
[Add("sum")]
[Flatten]
[Dense(3)]
public sealed partial class NarrowGroupsBesideTheirInput : ILearnTargets<double>;

public sealed class Conv2DTests() : ImageWithAdamTests<ImageToImageSingle, ImageToImageDouble>("ImageToImage");

public sealed class StridedConv2DTests() : ImageWithAdamTests<StridedSingle, StridedDouble>("Strided");

public sealed class DilatedConv2DTests() : ImageWithAdamTests<DilatedSingle, DilatedDouble>("Dilated");

public sealed class GroupedConv2DTests() : ImageWithAdamTests<GroupedSingle, GroupedDouble>("Grouped");

/// <summary>Groups that are computed side by side add their part to gradients that another layer has written.</summary>
public sealed class NarrowGroupsTests : GradientTests<NarrowGroupsBesideTheirInput>;

/// <summary>
/// DropConnect on a convolution with groups: the gradients of the weights pass through two buffers of the workspace. Values that were in
/// the buffers before must not reach the padding of the gradients, because the optimizer and the sum of the squared gradients read the
/// padding.
/// </summary>
public sealed class Conv2DWithDropConnectTests : GradientTests<GroupsOfDroppedWeights>
{
    [Fact]
    public void LeaveNothingBehindTheRowsOfGradients()
    {
        const int rows = 2;
        GuardedRun<double>.Subject subject = new(typeof(GroupsOfDroppedWeights), rows);
        foreach (int bits in NetworkKernels<double>.Widths(subject.Description))
        {
            NetworkKernels<double> kernels = new(subject.Network, bits);
            GuardedRun<double> run = new(subject, kernels, rows, Guard.Behind, training: true, newBlock: true);
            Assert.DoesNotContain(SizedImages.Padding(subject.Description, run.Gradients), padding => padding.Value != 0);
            Assert.All(run.Gradients, gradient => Assert.True(double.IsFinite(gradient)));
        }
    }
}
