using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(90)]
[Reshape(5, 3, 6)]
[GroupNormalization(3)]
[Activation(Activation.Tanh)]
[Flatten]
[Dense(3)]
public sealed partial class GroupNormalised : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(216)]
[Reshape(3, 4, 18)]
[GroupNormalization(2, Epsilon = 1e-5)]
[Activation(Activation.Tanh)]
[Flatten]
[Dense(3)]
public sealed partial class GroupNormalisedWide : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(60)]
[Reshape(4, 3, 5)]
[GroupNormalization(1)]
[Activation(Activation.Tanh)]
[Flatten]
[Dense(3)]
public sealed partial class GroupNormalisedWhole : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(63)]
[Reshape(7, 9)]
[GroupNormalization(3)]
[Activation(Activation.Tanh)]
[Flatten]
[Dense(3)]
public sealed partial class GroupNormalisedSteps : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(12)]
[GroupNormalization(4)]
[Activation(Activation.Tanh)]
[Dense(3)]
public sealed partial class GroupNormalisedRow : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(24)]
[Reshape(3, 2, 4)]
[GroupNormalization(2, Frozen = true)]
[Activation(Activation.Tanh)]
[Flatten]
[Dense(3)]
public sealed partial class GroupNormalisedFrozen : ILearnTargets<double>;

/// <summary>A fused activation, one whose derivative needs its input, two readers, and a normalisation last before the loss.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 5, 2)]
[Conv2D(9, 2)]
[GroupNormalization(3)]
[Activation(Activation.Tanh, Name = "groups")]
[Conv2D(9, 3, Padding = Padding.Same)]
[GroupNormalization(9)]
[Add("groups")]
[Activation(Activation.Gelu)]
[Conv2D(4, 2)]
[GroupNormalization(2)]
public sealed partial class GroupNormalisedConvolutions : ILearnTargets<double>;

public sealed class GroupNormalizationTests() : PieceTests<GroupNormalised>("GroupNormalised", "normalizations_float64");

public sealed class GroupNormalizationOfWideGroupsTests()
    : PieceTests<GroupNormalisedWide>("GroupNormalisedWide", "normalizations_float64");

public sealed class GroupNormalizationOfOneGroupTests()
    : PieceTests<GroupNormalisedWhole>("GroupNormalisedWhole", "normalizations_float64");

public sealed class GroupNormalizationOfStepsTests() : PieceTests<GroupNormalisedSteps>("GroupNormalisedSteps", "normalizations_float64");

public sealed class GroupNormalizationOfRowsTests() : PieceTests<GroupNormalisedRow>("GroupNormalisedRow", "normalizations_float64");

public sealed class FrozenGroupNormalizationTests() : PieceTests<GroupNormalisedFrozen>("GroupNormalisedFrozen", "normalizations_float64");

public sealed class GroupNormalizationOfConvolutionsTests : GradientTests<GroupNormalisedConvolutions>;
