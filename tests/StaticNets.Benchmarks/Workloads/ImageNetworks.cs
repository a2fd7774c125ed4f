namespace StaticNets.Benchmarks.Workloads;

/// <summary>Eight convolutions of 3 × 3 in four residual blocks, with a linear output for comparison with other runtimes.</summary>
[Network]
[Input(16, 16, 32)]
[Residual(32, Repeat = 4)]
[GlobalAveragePooling2D]
[Dense(10)]
internal sealed partial class ResNetPredictor;

/// <summary>Eight convolutions of 3 × 3 in four residual blocks, for training.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(16, 16, 32)]
[Residual(32, Repeat = 4)]
[GlobalAveragePooling2D]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class ResNetLearner;

/// <summary>Four separable convolutions, with a linear output for comparison with other runtimes.</summary>
[Network]
[Input(16, 16, 32)]
[Separable(32, Repeat = 4)]
[GlobalAveragePooling2D]
[Dense(10)]
internal sealed partial class SeparablePredictor;

/// <summary>Four separable convolutions, for training.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(16, 16, 32)]
[Separable(32, Repeat = 4)]
[GlobalAveragePooling2D]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class SeparableLearner;

/// <summary>Two convolutions of 3 × 3 and 64 filters on images of 28 × 28 × 64, with a linear output for comparison with other runtimes.</summary>
[Network]
[Input(28, 28, 64)]
[Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[GlobalAveragePooling2D]
[Dense(10)]
internal sealed partial class Conv64Predictor;

/// <summary>Two convolutions of 3 × 3 and 64 filters on images of 28 × 28 × 64, for training.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(28, 28, 64)]
[Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[GlobalAveragePooling2D]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class Conv64Learner;

/// <summary>Two convolutions of 3 × 3 and 256 filters on images of 14 × 14 × 256, with a linear output for comparison with other runtimes.</summary>
[Network]
[Input(14, 14, 256)]
[Conv2D(256, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(256, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[GlobalAveragePooling2D]
[Dense(10)]
internal sealed partial class Conv256Predictor;

/// <summary>Two convolutions of 3 × 3 and 256 filters on images of 14 × 14 × 256, for training.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(14, 14, 256)]
[Conv2D(256, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(256, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[GlobalAveragePooling2D]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class Conv256Learner;

/// <summary>Five convolutions on a photo, with a linear output for comparison with other runtimes.</summary>
[Network]
[Input(224, 224, 3)]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[GlobalAveragePooling2D]
[Dense(10)]
internal sealed partial class PhotoPredictor;

/// <summary>The network of samples/Courses/Signs: two convolutions without padding on pictures of hand signs, with a linear output for comparison with other runtimes.</summary>
[Network]
[Input(64, 64, 3)]
[Conv2D(32, 3, Activation = Activation.Relu)]
[Conv2D(32, 3, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Flatten]
[Dense(6)]
internal sealed partial class SignsPredictor;

/// <summary>The network of samples/Courses/Signs: two convolutions without padding on pictures of hand signs, for training.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(64, 64, 3)]
[Conv2D(32, 3, Activation = Activation.Relu)]
[Conv2D(32, 3, Activation = Activation.Relu)]
[MaxPooling2D(2)]
[Flatten]
[Dense(6, Activation = Activation.Softmax)]
internal sealed partial class SignsLearner;
