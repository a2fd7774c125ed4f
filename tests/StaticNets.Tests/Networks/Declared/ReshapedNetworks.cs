namespace StaticNets.Tests.Networks.Checked;

// A reshape or flatten layer only changes the shape, so an activation after it is fused into the layer before it.

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(12)]
[Reshape(2, 2, 3)]
[Activation(Activation.Tanh)]
[Flatten]
[Dense(1)]
internal sealed partial class DenseReshapedActivated : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(3, 2, 3)]
[BatchNormalization]
[Flatten]
[Activation(Activation.Tanh)]
internal sealed partial class NormalizedFlattenedActivated : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 4, 2)]
[Conv2D(3, 3)]
[Reshape(12)]
[Activation(Activation.Tanh)]
[Dense(2)]
internal sealed partial class ConvolvedReshapedActivated : ILearnTargets<double>;
