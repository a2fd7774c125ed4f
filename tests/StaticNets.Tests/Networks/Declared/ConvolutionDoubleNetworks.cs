namespace StaticNets.Tests.Networks.Convolutions;

// The networks of Fixtures/make_convolutions.py in double precision.

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(7, 5, 1)]
[Conv2D(3, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(1, 5, Padding = Padding.Same)]
internal sealed partial class ImageToImageDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(9, 8, 3)]
[Conv2D(6, 2, 3, Strides = 2, Activation = Activation.Relu)]
[Conv2D(8, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.Tanh)]
[Flatten]
[Dense(3)]
internal sealed partial class StridedDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(11, 10, 2)]
[Conv2D(8, 3, Dilation = 2, Activation = Activation.Gelu)]
[Conv2D(3, 3, Strides = 2, Dilation = 2, Padding = Padding.Same, Activation = Activation.Swish)]
[Conv2D(3, 3, Strides = 3, Pad = 1)]
internal sealed partial class DilatedDouble : ILearnTargets<double>;

[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(5, 4, 16)]
[Conv2D(16, 3, Groups = 16, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(8, 1, Groups = 2, Activation = Activation.Tanh)]
[Conv2D(16, 2, Groups = 8, Strides = 2, Activation = Activation.Tanh)]
[Conv2D(33, 1, Activation = Activation.Relu)]
[GlobalAveragePooling2D]
[Dense(3, Activation = Activation.Softmax)]
internal sealed partial class GroupedDouble : ILearnTargets<double>;

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
internal sealed partial class ResidualImageDouble : ILearnTargets<double>;

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
internal sealed partial class PooledDouble : ILearnTargets<double>;

[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(9, 6, 2)]
[MaxPooling2D(3, Strides = 1, Padding = Padding.Same)]
[AveragePooling2D(2)]
[Conv2D(17, 2, Activation = Activation.Tanh)]
[Flatten]
[Dense(2, Activation = Activation.Sigmoid)]
internal sealed partial class PooledInputDouble : ILearnTargets<double>;

[Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.Double)]
[Input(5)]
[BatchNormalization]
[Dense(17, Activation = Activation.Tanh)]
[BatchNormalization(Epsilon = 1e-5, Momentum = 0.9)]
[Dense(3, Activation = Activation.Softmax)]
internal sealed partial class NormalizedInputDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Dense(9)]
[BatchNormalization(Momentum = 0.5)]
[Activation(Activation.Tanh)]
[Dense(3)]
internal sealed partial class NormalizedDenseDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6, 5, 3)]
[Conv2D(8, 3)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Conv2D(4, 3, Padding = Padding.Same)]
[BatchNormalization]
[Activation(Activation.Swish)]
[GlobalAveragePooling2D]
[Dense(2)]
internal sealed partial class NormalizedConvolutionsDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 4, 2)]
[BatchNormalization(Momentum = 0.9)]
[Conv2D(6, 2, Activation = Activation.Swish)]
[BatchNormalization(Frozen = true)]
[Conv2D(3, 3, Pad = 1, Activation = Activation.Tanh)]
[BatchNormalization(Momentum = 0.9)]
internal sealed partial class NormalizedImageDouble : ILearnTargets<double>;
