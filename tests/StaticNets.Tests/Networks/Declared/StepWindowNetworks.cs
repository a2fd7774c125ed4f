namespace StaticNets.Tests.Networks.ImageSizes;

// Windows over the steps of sequences, for numbers of features near the lengths of SIMD vectors.

/// <summary>Causal and other padding, dilation, and depthwise convolutions behind a convolution that gives the input no gradient.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(9, 7)]
[Conv1D(17, 3, Padding = Padding.Causal, Dilation = 2, Activation = Activation.Tanh)]
[Conv1D(17, 2, Padding = Padding.Causal, Groups = 17, Dilation = 3, Activation = Activation.Tanh)]
[Conv1D(9, 4, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv1D(33, 1, Groups = 3, Activation = Activation.Tanh)]
[Conv1D(2, 3)]
internal sealed partial class CausalInSingle : ILearnTargets<float>;

/// <summary>Strides and groups in double precision, with a window as long as the sequence at the end.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(19, 6)]
[Conv1D(10, 3, Strides = 2, Groups = 2, Padding = Padding.Causal, Activation = Activation.Tanh)]
[Conv1D(5, 2, Strides = 2, Padding = Padding.Same, Activation = Activation.Tanh)]
[Conv1D(4, 3, Strides = 3, Pad = 1, Activation = Activation.Tanh)]
[Conv1D(3, 2)]
internal sealed partial class StridedInDouble : ILearnTargets<double>;

/// <summary>Poolings over steps, and one over all of them.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(15, 17)]
[MaxPooling1D(3, Strides = 2)]
[Conv1D(9, 1, Activation = Activation.Tanh)]
[AveragePooling1D(3, Strides = 1, Padding = Padding.Same)]
[Conv1D(33, 2, Activation = Activation.Tanh)]
[MaxPooling1D(2, Pad = 1)]
[GlobalAveragePooling1D]
internal sealed partial class PooledOverSteps : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9, 5)]
[AveragePooling1D(2)]
[Conv1D(5, 3, Padding = Padding.Causal, Activation = Activation.Tanh)]
[GlobalMaxPooling1D]
internal sealed partial class PooledOverStepsInDouble : ILearnTargets<double>;
