namespace StaticNets.Benchmarks.Workloads;

/// <summary>784-128-64-10 with a linear output, for comparison with other runtimes.</summary>
[Network]
[Input(784)]
[Dense(128, Activation = Activation.Relu)]
[Dense(64, Activation = Activation.Relu)]
[Dense(10)]
internal sealed partial class MlpPredictor;

/// <summary>784-128-64-10 with kernels in bfloat16.</summary>
[Network]
[Input(784)]
[Dense(128, Activation = Activation.Relu, Weights = WeightFormat.BFloat16)]
[Dense(64, Activation = Activation.Relu, Weights = WeightFormat.BFloat16)]
[Dense(10, Weights = WeightFormat.BFloat16)]
internal sealed partial class MlpBFloat16Predictor;

/// <summary>784-128-64-10 for training.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(784)]
[Dense(128, Activation = Activation.Relu)]
[Dense(64, Activation = Activation.Relu)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class MlpLearner;

/// <summary>784-128-64, the part of a network that is not trained.</summary>
[Network]
[Input(784)]
[Dense(128, Activation = Activation.Relu)]
[Dense(64, Activation = Activation.Relu)]
internal sealed partial class MlpFeatures;

/// <summary>784-128-64-10 of which only the last layer is trained.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(784)]
[Use<MlpFeatures>(Frozen = true)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class MlpHeadLearner;

/// <summary>4-16-16-3, a small network as for sensor data.</summary>
[Network]
[Input(4)]
[Dense(16, Activation = Activation.Relu)]
[Dense(16, Activation = Activation.Relu)]
[Dense(3)]
internal sealed partial class TinyPredictor;

/// <summary>2-2-1, a very small network that learns exclusive or.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(2)]
[Dense(2, Activation = Activation.Relu)]
[Dense(1, Activation = Activation.Sigmoid)]
internal sealed partial class XorLearner;

/// <summary>784-256-128-10 for training on all cores.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(784)]
[Dense(256, Activation = Activation.Relu)]
[Dense(128, Activation = Activation.Relu)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class WideLearner;

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
