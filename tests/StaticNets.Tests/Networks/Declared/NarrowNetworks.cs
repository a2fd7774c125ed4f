namespace StaticNets.Tests.Networks.Sizes;

// Networks whose longest row fits in one vector of 128 or 256 bits: their rows are padded to the length of this vector.

[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(1)]
[Dense(1, Activation = Activation.Sigmoid)]
internal sealed partial class One : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(2)]
[Dense(2, Activation = Activation.Relu)]
[Dense(1, Activation = Activation.Sigmoid)]
internal sealed partial class TwoTwoOne : ILearnTargets<float>;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(3)]
[Dense(4, Activation = Activation.Tanh)]
[Dense(2, Activation = Activation.Softmax)]
internal sealed partial class ThreeFourTwo : ILearnClasses<float>;

[Network(Loss = Loss.CategoricalCrossEntropy)]
[Input(4)]
[Dense(3, Activation = Activation.Sigmoid)]
[Dense(4, Activation = Activation.Softmax)]
internal sealed partial class FourThreeFour : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(5)]
[Dense(6, Activation = Activation.Tanh)]
[Dense(2)]
internal sealed partial class FiveSixTwo : ILearnTargets<float>;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(8)]
[Dense(4, Activation = Activation.Relu)]
[Dense(7, Activation = Activation.Softmax)]
internal sealed partial class EightFourSeven : ILearnClasses<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2)]
[Dense(2, Activation = Activation.Tanh)]
[Dense(1)]
internal sealed partial class TwoTwoOneDouble : ILearnTargets<double>;

[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(1)]
[Dense(4, Activation = Activation.Sigmoid)]
[Dense(3, Activation = Activation.Softmax)]
internal sealed partial class OneFourThreeDouble : ILearnTargets<double>;
