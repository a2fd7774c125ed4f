namespace StaticNets.Tests.Networks.Sizes;

// Wide rows, which a single row computes in panels. A row of 208 elements has 13, 26 or 52 vectors of single precision: panels of 7 and 6; of
// 9, 9 and 8; of 11, 11, 11, 11 and 8. A row of 100 elements with its padding has 7, 14 or 28: one panel of 7; two of 7; panels of 10, 10 and 8.

[Network(Loss = Loss.MeanSquaredError)]
[Input(3)]
[Dense(208, Activation = Activation.Tanh)]
[Dense(100, Activation = Activation.Sigmoid)]
[Dense(2)]
internal sealed partial class Panels : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3)]
[Dense(104, Activation = Activation.Tanh)]
[Dense(50)]
[Dense(2)]
internal sealed partial class DoublePanels : ILearnTargets<double>;
