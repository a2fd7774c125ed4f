namespace StaticNets.Tests.Networks.ImageSizes;

// Convolutions with few channels and filters whose output is pooled, which are computed with pixels in the lanes of a vector: with lines of
// less and of more than a vector, windows of several sizes, several channels, filters that are left over, with and without bias, as the
// first layer and behind others. Some are computed that way in predictions only.

/// <summary>Lines of ten pixels, and a second convolution with few channels.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(16, 24, 1)]
[Conv2D(6, 5, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Conv2D(5, 3, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Flatten]
[Dense(3)]
internal sealed partial class PooledLines : ILearnTargets<float>;

/// <summary>Lines of 30 pixels, and a filter that is left over, both of the tiles and of the gradient's tiles.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(8, 64, 1)]
[Conv2D(7, 5, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Flatten]
[Dense(3)]
internal sealed partial class PooledLongLines : ILearnTargets<float>;

/// <summary>Two channels, an image with an odd number of columns, and windows of two pixels side by side, behind another layer.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(10, 37, 1)]
[Conv2D(2, 3, Activation = Activation.Tanh)]
[Conv2D(4, 4, Activation = Activation.Relu, UseBias = false)]
[MaxPooling2D(1, 2, StrideHeight = 1, StrideWidth = 2)]
[Flatten]
[Dense(3)]
internal sealed partial class PooledPairs : ILearnTargets<float>;

/// <summary>Windows of 3 × 3 pixels, whose nine sums fill a tile of one filter.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(11, 29, 1)]
[Conv2D(3, 3, Activation = Activation.Relu)]
[MaxPooling2D(3)]
[Flatten]
[Dense(2)]
internal sealed partial class PooledNines : ILearnTargets<double>;

/// <summary>Windows of two pixels below each other: a single plane for each channel.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9, 20, 2)]
[Conv2D(3, 4, 5, Activation = Activation.Relu)]
[MaxPooling2D(2, 1, StrideHeight = 2, StrideWidth = 1)]
[Flatten]
[Dense(2)]
internal sealed partial class PooledColumns : ILearnTargets<double>;

/// <summary>The minimum, and a maximum without activation, which only predictions compute that way.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(12, 68, 1)]
[Conv2D(3, 3, Activation = Activation.Relu)]
[MinPooling2D(1, 2, StrideHeight = 1, StrideWidth = 2)]
[Conv2D(2, 3)]
[MaxPooling2D(2, 1, StrideHeight = 2, StrideWidth = 1)]
[Flatten]
[Dense(2)]
internal sealed partial class PooledMinima : ILearnTargets<float>;
