using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7)]
[Softmax]
[Dense(3)]
public sealed partial class SoftmaxLayer : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Softmax]
public sealed partial class OnlySoftmaxLayer : ILearnTargets<double>;

/// <summary>The softmax runs over the last of two axes.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(2, 3)]
[Softmax]
[Flatten]
[Dense(2)]
public sealed partial class SoftmaxOfRows : ILearnTargets<double>;

public sealed class SoftmaxTests() : FunctionTests<SoftmaxLayer, OnlySoftmaxLayer>("Softmax", "softmax");

public sealed class SoftmaxOfRowsTests : GradientTests<SoftmaxOfRows>;
