using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 6, 9)]
[MinPooling2D(3, Strides = 2, Pad = 1)]
public sealed partial class OnlyMinimum : ILearnTargets<double>;

public sealed class MinPooling2DTests() : ExtremumTests<double, OnlyMinimum>(-1);
