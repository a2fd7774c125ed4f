namespace StaticNets.Tests.Networks.Learning;

[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(8, Activation = Activation.Tanh)]
[Dense(1, Activation = Activation.Sigmoid)]
internal sealed partial class Xor : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(3)]
[Dense(1)]
internal sealed partial class Regression : ILearnTargets<float>;

/// <summary>The network has far more weights than there are training rows, so it learns the rows by heart.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(4)]
[Dense(40, Activation = Activation.Relu)]
[Dense(40, Activation = Activation.Relu)]
[Dense(3, Activation = Activation.Softmax)]
internal sealed partial class Memoriser : ILearnClasses<float>;
