namespace StaticNets.Tests.Networks.Sizes;

// Together, these networks have every number of inputs, hidden units and outputs from 1 to 33, in different orders: the network with i
// inputs has 5i mod 34 hidden units and 7i mod 34 outputs. The four losses take turns.

[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(1)]
[Dense(5, Activation = Activation.Tanh)]
[Dense(7, Activation = Activation.Sigmoid)]
internal sealed partial class Inputs1 : ILearnTargets<float>;

[Network(Loss = Loss.CategoricalCrossEntropy)]
[Input(2)]
[Dense(10, Activation = Activation.Tanh)]
[Dense(14, Activation = Activation.Softmax)]
internal sealed partial class Inputs2 : ILearnTargets<float>;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(3)]
[Dense(15, Activation = Activation.Tanh)]
[Dense(21, Activation = Activation.Softmax)]
internal sealed partial class Inputs3 : ILearnClasses<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(4)]
[Dense(20, Activation = Activation.Tanh)]
[Dense(28)]
internal sealed partial class Inputs4 : ILearnTargets<float>;

[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(5)]
[Dense(25, Activation = Activation.Tanh)]
[Dense(1, Activation = Activation.Sigmoid)]
internal sealed partial class Inputs5 : ILearnTargets<float>;

[Network(Loss = Loss.CategoricalCrossEntropy)]
[Input(6)]
[Dense(30, Activation = Activation.Tanh)]
[Dense(8, Activation = Activation.Softmax)]
internal sealed partial class Inputs6 : ILearnTargets<float>;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(7)]
[Dense(1, Activation = Activation.Tanh)]
[Dense(15, Activation = Activation.Softmax)]
internal sealed partial class Inputs7 : ILearnClasses<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(8)]
[Dense(6, Activation = Activation.Tanh)]
[Dense(22)]
internal sealed partial class Inputs8 : ILearnTargets<float>;

[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(9)]
[Dense(11, Activation = Activation.Tanh)]
[Dense(29, Activation = Activation.Sigmoid)]
internal sealed partial class Inputs9 : ILearnTargets<float>;

[Network(Loss = Loss.CategoricalCrossEntropy)]
[Input(10)]
[Dense(16, Activation = Activation.Tanh)]
[Dense(2, Activation = Activation.Softmax)]
internal sealed partial class Inputs10 : ILearnTargets<float>;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(11)]
[Dense(21, Activation = Activation.Tanh)]
[Dense(9, Activation = Activation.Softmax)]
internal sealed partial class Inputs11 : ILearnClasses<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(12)]
[Dense(26, Activation = Activation.Tanh)]
[Dense(16)]
internal sealed partial class Inputs12 : ILearnTargets<float>;

[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(13)]
[Dense(31, Activation = Activation.Tanh)]
[Dense(23, Activation = Activation.Sigmoid)]
internal sealed partial class Inputs13 : ILearnTargets<float>;

[Network(Loss = Loss.CategoricalCrossEntropy)]
[Input(14)]
[Dense(2, Activation = Activation.Tanh)]
[Dense(30, Activation = Activation.Softmax)]
internal sealed partial class Inputs14 : ILearnTargets<float>;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(15)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(3, Activation = Activation.Softmax)]
internal sealed partial class Inputs15 : ILearnClasses<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(16)]
[Dense(12, Activation = Activation.Tanh)]
[Dense(10)]
internal sealed partial class Inputs16 : ILearnTargets<float>;

[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(17)]
[Dense(17, Activation = Activation.Tanh)]
[Dense(17, Activation = Activation.Sigmoid)]
internal sealed partial class Inputs17 : ILearnTargets<float>;

[Network(Loss = Loss.CategoricalCrossEntropy)]
[Input(18)]
[Dense(22, Activation = Activation.Tanh)]
[Dense(24, Activation = Activation.Softmax)]
internal sealed partial class Inputs18 : ILearnTargets<float>;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(19)]
[Dense(27, Activation = Activation.Tanh)]
[Dense(31, Activation = Activation.Softmax)]
internal sealed partial class Inputs19 : ILearnClasses<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(20)]
[Dense(32, Activation = Activation.Tanh)]
[Dense(4)]
internal sealed partial class Inputs20 : ILearnTargets<float>;

[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(21)]
[Dense(3, Activation = Activation.Tanh)]
[Dense(11, Activation = Activation.Sigmoid)]
internal sealed partial class Inputs21 : ILearnTargets<float>;

[Network(Loss = Loss.CategoricalCrossEntropy)]
[Input(22)]
[Dense(8, Activation = Activation.Tanh)]
[Dense(18, Activation = Activation.Softmax)]
internal sealed partial class Inputs22 : ILearnTargets<float>;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(23)]
[Dense(13, Activation = Activation.Tanh)]
[Dense(25, Activation = Activation.Softmax)]
internal sealed partial class Inputs23 : ILearnClasses<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(24)]
[Dense(18, Activation = Activation.Tanh)]
[Dense(32)]
internal sealed partial class Inputs24 : ILearnTargets<float>;

[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(25)]
[Dense(23, Activation = Activation.Tanh)]
[Dense(5, Activation = Activation.Sigmoid)]
internal sealed partial class Inputs25 : ILearnTargets<float>;

[Network(Loss = Loss.CategoricalCrossEntropy)]
[Input(26)]
[Dense(28, Activation = Activation.Tanh)]
[Dense(12, Activation = Activation.Softmax)]
internal sealed partial class Inputs26 : ILearnTargets<float>;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(27)]
[Dense(33, Activation = Activation.Tanh)]
[Dense(19, Activation = Activation.Softmax)]
internal sealed partial class Inputs27 : ILearnClasses<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(28)]
[Dense(4, Activation = Activation.Tanh)]
[Dense(26)]
internal sealed partial class Inputs28 : ILearnTargets<float>;

[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(29)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(33, Activation = Activation.Sigmoid)]
internal sealed partial class Inputs29 : ILearnTargets<float>;

[Network(Loss = Loss.CategoricalCrossEntropy)]
[Input(30)]
[Dense(14, Activation = Activation.Tanh)]
[Dense(6, Activation = Activation.Softmax)]
internal sealed partial class Inputs30 : ILearnTargets<float>;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(31)]
[Dense(19, Activation = Activation.Tanh)]
[Dense(13, Activation = Activation.Softmax)]
internal sealed partial class Inputs31 : ILearnClasses<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(32)]
[Dense(24, Activation = Activation.Tanh)]
[Dense(20)]
internal sealed partial class Inputs32 : ILearnTargets<float>;

[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(33)]
[Dense(29, Activation = Activation.Tanh)]
[Dense(27, Activation = Activation.Sigmoid)]
internal sealed partial class Inputs33 : ILearnTargets<float>;
