using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

/// <summary>The windows have up to three steps, so in test sequences of only two values they have several equal largest elements.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(42, 9)]
[MaxPooling1D(3, Strides = 2, Padding = Padding.Same)]
public sealed partial class OnlyMaximumOfSteps : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(10, 2)]
[Conv1D(3, 3, Pad = 2, Name = "a")]
[MaxPooling1D(3, Strides = 2)]
[Flatten(Name = "overlapping")]
[AveragePooling1D(3, Strides = 2, Padding = Padding.Same, From = "a", Name = "mean")]
[MaxPooling1D(4, Strides = 2, Padding = Padding.Same, From = "a")]
[Add("mean")]
[Flatten(Name = "same")]
[AveragePooling1D(2, Pad = 1, From = "a")]
[Flatten(Name = "framed")]
[GlobalAveragePooling1D(From = "a")]
[LastStep(From = "a")]
[GlobalMaxPooling1D(From = "a")]
[Concatenate("global_average_pooling1d", "last_step", "overlapping", "same", "framed")]
[Dense(2)]
public sealed partial class PooledStepsSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(10, 2)]
[Conv1D(3, 3, Pad = 2, Name = "a")]
[MaxPooling1D(3, Strides = 2)]
[Flatten(Name = "overlapping")]
[AveragePooling1D(3, Strides = 2, Padding = Padding.Same, From = "a", Name = "mean")]
[MaxPooling1D(4, Strides = 2, Padding = Padding.Same, From = "a")]
[Add("mean")]
[Flatten(Name = "same")]
[AveragePooling1D(2, Pad = 1, From = "a")]
[Flatten(Name = "framed")]
[GlobalAveragePooling1D(From = "a")]
[LastStep(From = "a")]
[GlobalMaxPooling1D(From = "a")]
[Concatenate("global_average_pooling1d", "last_step", "overlapping", "same", "framed")]
[Dense(2)]
public sealed partial class PooledStepsDouble : ILearnTargets<double>;

public sealed class MaxPooling1DTests() : ExtremumTests<float, OnlyMaximumOfSteps>(1);

public sealed class PooledStepsTests() : ImageWithAdamTests<PooledStepsSingle, PooledStepsDouble>("PooledSteps");
