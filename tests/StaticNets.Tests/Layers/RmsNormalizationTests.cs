using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7)]
[RmsNormalization]
[Activation(Activation.Tanh)]
[Dense(3)]
public sealed partial class RmsNormalised : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(15)]
[Reshape(3, 5)]
[RmsNormalization(Epsilon = 1e-3)]
[Activation(Activation.Tanh)]
[Flatten]
[Dense(3)]
public sealed partial class RmsNormalisedSteps : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(60)]
[Reshape(3, 4, 5)]
[RmsNormalization(Axis = 0)]
[Activation(Activation.Tanh)]
[Flatten]
[Dense(3)]
public sealed partial class RmsNormalisedAll : ILearnTargets<double>;

/// <summary>Two layers read what is normalised, and a normalisation is the last layer before the loss.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9)]
[Dense(33, Activation = Activation.Sigmoid)]
[RmsNormalization]
[RmsNormalization(Frozen = true)]
[Add("dense")]
[Dense(5)]
[RmsNormalization]
public sealed partial class RmsNormalisedTwice : ILearnTargets<double>;

public sealed class RmsNormalizationTests() : PieceTests<RmsNormalised>("RmsNormalised", "normalizations_float64");

public sealed class RmsNormalizationOfStepsTests() : PieceTests<RmsNormalisedSteps>("RmsNormalisedSteps", "normalizations_float64");

public sealed class RmsNormalizationOfImagesTests() : PieceTests<RmsNormalisedAll>("RmsNormalisedAll", "normalizations_float64");

public sealed class RmsNormalizationTwiceTests : GradientTests<RmsNormalisedTwice>;
