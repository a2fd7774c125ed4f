namespace StaticNets.Tests.Networks.BFloat16;

// Networks with 16-bit kernels. Together they cover unrolled products, rows with odd and with even numbers of vectors, sums whose number of
// terms is a multiple of four and sums where it is not, prefetched weights, rows padded by an additional cache line, and networks with both
// 16-bit and 32-bit kernels.

[Network]
[Input(3)]
[Dense(1, Weights = WeightFormat.BFloat16)]
internal sealed partial class Unrolled : INetwork<float>;

[Network]
[Input(5)]
[Dense(6, Activation = Activation.Tanh, Weights = WeightFormat.BFloat16)]
[Dense(2, Activation = Activation.Sigmoid, Weights = WeightFormat.BFloat16)]
internal sealed partial class UnrolledTwice : INetwork<float>;

[Network]
[Input(20)]
[Dense(33, Activation = Activation.Relu, Weights = WeightFormat.BFloat16)]
[Dense(70, Activation = Activation.Tanh, Weights = WeightFormat.BFloat16)]
[Dense(12, Activation = Activation.Softmax, Weights = WeightFormat.BFloat16)]
internal sealed partial class OddLengths : INetwork<float>;

[Network]
[Input(60)]
[Dense(128, Activation = Activation.Relu, Weights = WeightFormat.BFloat16)]
[Dense(45, Activation = Activation.Relu)]
[Dense(10, Weights = WeightFormat.BFloat16)]
internal sealed partial class Mixed : INetwork<float>;

[Network]
[Input(600)]
[Dense(512, Activation = Activation.Relu, Weights = WeightFormat.BFloat16)]
[Dense(3)]
internal sealed partial class Streamed : INetwork<float>;

/// <summary>A single matrix product, to compare with <see cref="Unrounded"/>.</summary>
[Network]
[Input(300)]
[Dense(40, Weights = WeightFormat.BFloat16)]
internal sealed partial class Rounded : INetwork<float>;

[Network]
[Input(300)]
[Dense(40)]
internal sealed partial class Unrounded : INetwork<float>;
