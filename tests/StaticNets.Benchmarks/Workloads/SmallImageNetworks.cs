namespace StaticNets.Benchmarks.Workloads;

/// <summary>LeNet-5 with a linear output, for comparison with other runtimes.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(6, 5, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Conv2D(16, 5, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Flatten]
[Dense(120, Activation = Activation.Relu)]
[Dense(84, Activation = Activation.Relu)]
[Dense(10)]
internal sealed partial class LeNetPredictor;

/// <summary>LeNet-5 for training.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(28, 28, 1)]
[Conv2D(6, 5, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Conv2D(16, 5, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Flatten]
[Dense(120, Activation = Activation.Relu)]
[Dense(84, Activation = Activation.Relu)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class LeNetLearner;

/// <summary>Three convolutions of 3 × 3 on small images, each with batch normalisation.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(16, 16, 3)]
[Conv2D(32, 3, Padding = Padding.Same)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Conv2D(32, 3, Padding = Padding.Same)]
[BatchNormalization]
[Activation(Activation.Relu)]
[MaxPooling2D(2)]
[Conv2D(64, 3, Padding = Padding.Same)]
[BatchNormalization]
[Activation(Activation.Relu)]
[GlobalAveragePooling2D]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class PictureLearner;

/// <summary>Two convolutions of 3 × 3 with normalisation, added to their input (He et al. 2016, figure 2).</summary>
[Conv2D("filters", 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Conv2D("filters", 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[Add("input")]
[Activation(Activation.Relu)]
internal sealed class ResidualAttribute(int filters) : BlockAttribute
{
    public int Filters { get; } = filters;
}

/// <summary>A convolution of each channel and one of 1 × 1, both with normalisation (Howard et al. 2017, figure 3).</summary>
[DepthwiseConv2D(3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Conv2D("filters", 1, UseBias = false)]
[BatchNormalization]
[Activation(Activation.Relu)]
internal sealed class SeparableAttribute(int filters) : BlockAttribute
{
    public int Filters { get; } = filters;
}
