using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(9, 10, 2)]
[Conv2D(3, 3, Pad = 2, Name = "a")]
[GlobalMinPooling2D(Name = "lowest")]
[MaxPooling2D(3, Strides = 2, Dilation = 2, From = "a")]
[Flatten(Name = "dilated")]
[AveragePooling2D(2, Strides = 3, CeilMode = true, From = "a")]
[Flatten(Name = "rounded")]
[AveragePooling2D(3, 2, Strides = 2, StrideWidth = 1, Pad = 1, CeilMode = true, CountPadding = true, From = "a")]
[Flatten(Name = "counted")]
[AveragePooling2D(2, PadLeft = 3, PadBottom = 3, From = "a")]
[Flatten(Name = "framed")]
[Concatenate("dilated", "rounded", "counted", "framed", From = "lowest")]
[Dense(2)]
public sealed partial class PooledWindowsSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9, 10, 2)]
[Conv2D(3, 3, Pad = 2, Name = "a")]
[GlobalMinPooling2D(Name = "lowest")]
[MaxPooling2D(3, Strides = 2, Dilation = 2, From = "a")]
[Flatten(Name = "dilated")]
[AveragePooling2D(2, Strides = 3, CeilMode = true, From = "a")]
[Flatten(Name = "rounded")]
[AveragePooling2D(3, 2, Strides = 2, StrideWidth = 1, Pad = 1, CeilMode = true, CountPadding = true, From = "a")]
[Flatten(Name = "counted")]
[AveragePooling2D(2, PadLeft = 3, PadBottom = 3, From = "a")]
[Flatten(Name = "framed")]
[Concatenate("dilated", "rounded", "counted", "framed", From = "lowest")]
[Dense(2)]
public sealed partial class PooledWindowsDouble : ILearnTargets<double>;

/// <summary>Dilation, numbers of windows that are rounded up, counted padding, and windows that lie in the padding alone.</summary>
public sealed class PoolingWindowTests() : ImageWithAdamTests<PooledWindowsSingle, PooledWindowsDouble>("PooledWindows");
