using StaticNets;

namespace Courses.ResNet;

/// <summary>
/// Two convolutions, whose result is added to the input by an identity shortcut. The input must have as many channels as there are filters.
/// </summary>
/// <param name="filters">Number of channels.</param>
[Conv2D("filters", 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.Relu)]
[Conv2D("filters", 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Add("input")]
[Activation(Activation.Relu)]
public sealed class IdentityBlockAttribute(int filters) : BlockAttribute
{
    public int Filters { get; } = filters;
}

/// <summary>
/// Two convolutions, the first with stride 2. The input has another shape than their result, so a projection shortcut, a convolution of 1 × 1
/// with stride 2, brings it to the same shape.
/// </summary>
/// <param name="filters">Number of channels of the result, whose sides are half as long.</param>
[Conv2D("filters", 1, Strides = 2, UseBias = false)]
[BatchNormalization(Name = "shortcut", Momentum = 0.9)]
[Conv2D("filters", 3, From = "input", Strides = 2, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.Relu)]
[Conv2D("filters", 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Add("shortcut")]
[Activation(Activation.Relu)]
public sealed class ProjectionBlockAttribute(int filters) : BlockAttribute
{
    public int Filters { get; } = filters;
}
