using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

/// <summary>The windows have up to nine pixels, so in test images of only two values they have several equal largest elements.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(7, 6, 9)]
[MaxPooling2D(3, Strides = 2, Padding = Padding.Same)]
public sealed partial class OnlyMaximum : ILearnTargets<float>;

public sealed class MaxPooling2DTests() : ExtremumTests<float, OnlyMaximum>(1);
