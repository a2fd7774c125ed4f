using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Convolutions;

[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Single)]
[Input(5, 6, 3)]
[Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.Relu, Name = "stem")]
[Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(4, 3, Padding = Padding.Same)]
[Add("stem")]
[Activation(Activation.Relu)]
[MaxPooling2D(2)]
[Flatten]
[Dense(3, Activation = Activation.Softmax)]
public sealed partial class ResidualImageSingle : ILearnTargets<float>;

[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(5, 6, 3)]
[Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.Relu, Name = "stem")]
[Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(4, 3, Padding = Padding.Same)]
[Add("stem")]
[Activation(Activation.Relu)]
[MaxPooling2D(2)]
[Flatten]
[Dense(3, Activation = Activation.Softmax)]
public sealed partial class ResidualImageDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
[Input(9, 10, 2)]
[Conv2D(3, 3, Pad = 2, Name = "a")]
[GlobalMaxPooling2D(Name = "highest")]
[GlobalAveragePooling2D(From = "a", Name = "mean")]
[MaxPooling2D(3, Strides = 2, From = "a")]
[Flatten(Name = "overlapping")]
[MinPooling2D(2, Strides = 3, From = "a", Name = "gaps")]
[MinPooling2D(3, Pad = 1, From = "a")]
[Add("gaps")]
[Flatten(Name = "sparse")]
[AveragePooling2D(3, Strides = 2, Padding = Padding.Same, From = "a", Name = "b")]
[AveragePooling2D(2, 3, Strides = 2, Pad = 1, From = "a", Name = "c")]
[MaxPooling2D(4, 3, Strides = 2, Padding = Padding.Same, From = "a")]
[Add("b", "c")]
[Flatten(Name = "others")]
[Concatenate("mean", "overlapping", "sparse", "others", From = "highest")]
[Dense(2)]
public sealed partial class PooledSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9, 10, 2)]
[Conv2D(3, 3, Pad = 2, Name = "a")]
[GlobalMaxPooling2D(Name = "highest")]
[GlobalAveragePooling2D(From = "a", Name = "mean")]
[MaxPooling2D(3, Strides = 2, From = "a")]
[Flatten(Name = "overlapping")]
[MinPooling2D(2, Strides = 3, From = "a", Name = "gaps")]
[MinPooling2D(3, Pad = 1, From = "a")]
[Add("gaps")]
[Flatten(Name = "sparse")]
[AveragePooling2D(3, Strides = 2, Padding = Padding.Same, From = "a", Name = "b")]
[AveragePooling2D(2, 3, Strides = 2, Pad = 1, From = "a", Name = "c")]
[MaxPooling2D(4, 3, Strides = 2, Padding = Padding.Same, From = "a")]
[Add("b", "c")]
[Flatten(Name = "others")]
[Concatenate("mean", "overlapping", "sparse", "others", From = "highest")]
[Dense(2)]
public sealed partial class PooledDouble : ILearnTargets<double>;

[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Single)]
[Input(9, 6, 2)]
[MaxPooling2D(3, Strides = 1, Padding = Padding.Same)]
[AveragePooling2D(2)]
[Conv2D(17, 2, Activation = Activation.Tanh)]
[Flatten]
[Dense(2, Activation = Activation.Sigmoid)]
public sealed partial class PooledInputSingle : ILearnTargets<float>;

[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(9, 6, 2)]
[MaxPooling2D(3, Strides = 1, Padding = Padding.Same)]
[AveragePooling2D(2)]
[Conv2D(17, 2, Activation = Activation.Tanh)]
[Flatten]
[Dense(2, Activation = Activation.Sigmoid)]
public sealed partial class PooledInputDouble : ILearnTargets<double>;

/// <summary>A residual block: the output of two convolutions is added to their input.</summary>
public sealed class ResidualImageTests() : ImageWithAdamTests<ResidualImageSingle, ResidualImageDouble>("ResidualImage");

/// <summary>All kinds of pooling in one network, side by side.</summary>
public sealed class PooledTests() : ImageWithAdamTests<PooledSingle, PooledDouble>("Pooled");

/// <summary>Pooling as the first layer.</summary>
public sealed class PooledInputTests() : ImageWithAdamTests<PooledInputSingle, PooledInputDouble>("PooledInput");
