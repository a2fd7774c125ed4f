namespace StaticNets.Tests.Networks.Updates;

/// <summary>Kernels of several blocks with a shorter last block, of one block, and a layer without a bias.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(300)]
[Dense(130, Activation = Activation.Relu)]
[Dropout(0.2)]
[Dense(50, Activation = Activation.Sigmoid, UseBias = false)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class UpdatedClassifier;

/// <summary>The same in double precision, with a loss that can be as large as the targets.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(201)]
[Dense(90, Activation = Activation.Tanh)]
[Dense(3)]
internal sealed partial class UpdatedRegression : ILearnTargets<double>;

/// <summary>Values that two layers read, so that their gradient has two terms.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(150)]
[Dense(150, Activation = Activation.Tanh, Name = "a")]
[Dense(150, Name = "b")]
[Add("a")]
[Dense(2)]
internal sealed partial class UpdatedResidual;
