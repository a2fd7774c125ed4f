namespace StaticNets.Tests.Networks.Sizes;

// Kernels larger than a second-level cache: their weights are prefetched, their gradients are written row by row, and rows of 512 elements
// are padded by an additional cache line.

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(260)]
[Dense(512, Activation = Activation.Tanh)]
[Dense(515, Activation = Activation.Softmax)]
internal sealed partial class Large : ILearnClasses<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(257)]
[Dense(256, Activation = Activation.Tanh)]
[Dense(259)]
internal sealed partial class LargeDouble : ILearnTargets<double>;

// The output rows have 512 floats or 256 doubles and are padded by an additional cache line, unlike the hidden rows. These networks test
// losses on such rows; CrowdedSoftmax tests a hidden softmax on them.

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(30)]
[Dense(20, Activation = Activation.Tanh)]
[Dense(512, Activation = Activation.Softmax)]
internal sealed partial class CrowdedClasses : ILearnClasses<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(30)]
[Dense(20, Activation = Activation.Tanh)]
[Dense(256)]
internal sealed partial class CrowdedOutputs : ILearnTargets<double>;
