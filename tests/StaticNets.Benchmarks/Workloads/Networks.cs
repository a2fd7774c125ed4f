namespace StaticNets.Benchmarks.Workloads;

/// <summary>784-128-64-10 with a linear output, for comparison with other runtimes.</summary>
[Network]
[Input(784)]
[Dense(128, Activation = Activation.Relu)]
[Dense(64, Activation = Activation.Relu)]
[Dense(10)]
internal sealed partial class MlpPredictor;

/// <summary>784-128-64-10 for inputs that are mostly zeros.</summary>
[Network]
[Input(784, Sparse = true)]
[Dense(128, Activation = Activation.Relu)]
[Dense(64, Activation = Activation.Relu)]
[Dense(10)]
internal sealed partial class MlpSparsePredictor;

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

/// <summary>1024-1024-1024-10, whose kernels fit into no second-level cache.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(1024)]
[Dense(1024, Activation = Activation.Relu)]
[Dense(1024, Activation = Activation.Relu)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class Wide1024Learner;

/// <summary>2048-2048-2048-10.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(2048)]
[Dense(2048, Activation = Activation.Relu)]
[Dense(2048, Activation = Activation.Relu)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class Wide2048Learner;
