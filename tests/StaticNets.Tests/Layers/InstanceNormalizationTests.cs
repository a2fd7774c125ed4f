using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(60)]
[Reshape(4, 5, 3)]
[InstanceNormalization]
[Activation(Activation.Tanh)]
[Flatten]
[Dense(3)]
public sealed partial class InstanceNormalised : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(66)]
[Reshape(6, 11)]
[InstanceNormalization(Epsilon = 1e-5)]
[Activation(Activation.Tanh)]
[Flatten]
[Dense(3)]
public sealed partial class InstanceNormalisedSteps : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3, 5)]
[InstanceNormalization]
[Conv2D(3, 2, Activation = Activation.Tanh)]
[InstanceNormalization(Frozen = true)]
[GlobalMaxPooling2D]
[Dense(2)]
public sealed partial class InstanceNormalisedInput : ILearnTargets<double>;

public sealed class InstanceNormalizationTests() : PieceTests<InstanceNormalised>("InstanceNormalised", "normalizations_float64");

public sealed class InstanceNormalizationOfStepsTests()
    : PieceTests<InstanceNormalisedSteps>("InstanceNormalisedSteps", "normalizations_float64");

public sealed class InstanceNormalizationOfInputsTests : GradientTests<InstanceNormalisedInput>;
