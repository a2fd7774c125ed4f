namespace StaticNets.Tests.Networks.Sizes;

/// <summary>The numbers of units are equal to vector lengths, one less, or one more, in increasing order.</summary>
[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(1)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(8, Activation = Activation.Tanh)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(15, Activation = Activation.Sigmoid)]
[Dense(16, Activation = Activation.Tanh)]
[Dense(17, Activation = Activation.Tanh)]
[Dense(33, Activation = Activation.Softmax)]
internal sealed partial class Growing : ILearnTargets<double>;

/// <summary>The numbers of units are those of <see cref="Growing"/> in decreasing order.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(33)]
[Dense(17, Activation = Activation.Tanh)]
[Dense(16, Activation = Activation.Sigmoid)]
[Dense(15, Activation = Activation.Tanh)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(8, Activation = Activation.Tanh)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(1)]
internal sealed partial class Shrinking : ILearnTargets<double>;

/// <summary>A network of practical size.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(784)]
[Dense(128, Activation = Activation.Relu)]
[Dense(64, Activation = Activation.Relu)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class Handwriting : ILearnClasses<float>;
