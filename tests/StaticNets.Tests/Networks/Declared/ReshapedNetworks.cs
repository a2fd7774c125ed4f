namespace StaticNets.Tests.Networks.Checked;

// An activation after a layer that only changes the shape is fused into the layer before that.

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
