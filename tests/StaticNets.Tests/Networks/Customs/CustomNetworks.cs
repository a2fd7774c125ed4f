namespace StaticNets.Tests.Networks.Customs;

/// <summary>Behind a layer that would fuse a built-in activation.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(9)]
[Custom(typeof(Rectifier))]
[Dense(3)]
public sealed partial class CustomRelu : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(9)]
[Activation(Activation.Relu)]
[Dense(3)]
public sealed partial class BuiltInRelu : ILearnTargets<double>;

/// <summary>A matrix between two fused activations.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Dense(7, Activation = Activation.Tanh)]
[Custom(typeof(Product))]
[Activation(Activation.Sigmoid)]
[Dense(3)]
public sealed partial class CustomProduct : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Dense(7, Activation = Activation.Tanh)]
[Dense(5)]
[Activation(Activation.Sigmoid)]
[Dense(3)]
public sealed partial class BuiltInProduct : ILearnTargets<double>;

/// <summary>Images of any shape, rank 3 as input, and a first layer whose input gradient only its caller wants.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3, 5)]
[Custom(typeof(Rectifier), Name = "first")]
[Conv2D(3, 2)]
[Custom(typeof(Rectifier))]
[Custom(typeof(PixelMean))]
public sealed partial class CustomPooling : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3, 5)]
[Activation(Activation.Relu, Name = "first")]
[Conv2D(3, 2)]
[Activation(Activation.Relu)]
[GlobalAveragePooling2D]
public sealed partial class BuiltInPooling : ILearnTargets<double>;

/// <summary>The matrix product of each step, as the part of a softmax that the loss computes.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(4, 3)]
[SimpleRnn(6, ReturnSequences = true)]
[Custom(typeof(Product), PerStep = true)]
[Softmax]
public sealed partial class CustomSteps : ILearnClasses<double>;

[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(4, 3)]
[SimpleRnn(6, ReturnSequences = true)]
[Dense(5, PerStep = true, Activation = Activation.Softmax)]
public sealed partial class BuiltInSteps : ILearnClasses<double>;

/// <summary>First and last layer at once, with parameters.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(11)]
[Custom(typeof(Affine))]
public sealed partial class AffineAlone : ILearnTargets<double>;

/// <summary>The layer reads a value that other layers read too, in front of and behind it.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Dense(10, Activation = Activation.Tanh, Name = "stem")]
[Dense(5, Name = "left")]
[Custom(typeof(Maxout), From = "stem")]
[Concatenate("left", "stem")]
[Custom(typeof(Maxout))]
[Dense(2)]
public sealed partial class SharedValue : ILearnTargets<double>;

/// <summary>Two custom layers and another one read the input.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(8)]
[Custom(typeof(Affine), Name = "a")]
[Custom(typeof(Affine), Name = "b", From = "input")]
[Multiply("a", "input")]
[Dense(2)]
public sealed partial class SharedInput : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 3)]
[Custom(typeof(Differences))]
[Flatten]
[Dense(2)]
public sealed partial class DifferenceNet : ILearnTargets<double>;

/// <summary>Behind a softmax, whose probabilities are not the output.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.Double)]
[Input(6)]
[Dense(8)]
[Softmax(Name = "inside")]
[Custom(typeof(Maxout))]
[Dense(3, Activation = Activation.Softmax)]
public sealed partial class CustomClasses : ILearnClasses<double>;

/// <summary>A vector and a matrix that training leaves as they are, behind a trained layer.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Dense(7)]
[Custom(typeof(Product), Frozen = true)]
[Custom(typeof(Affine), Frozen = true)]
[Dense(2)]
public sealed partial class FrozenCustom : ILearnTargets<double>;

/// <summary>A part in which one custom layer has both kinds of tensors; its two uses share them.</summary>
[Network(Precision = Precision.Double)]
[Input(5)]
[Custom(typeof(Affine))]
[Custom(typeof(Product))]
public sealed partial class CustomPart;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Use<CustomPart>(Name = "part")]
[Activation(Activation.Tanh)]
[Use<CustomPart>(Name = "part")]
[Dense(2)]
public sealed partial class SharedPart : ILearnTargets<double>;

/// <summary>Each step of a sequence of any length.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 3)]
[Custom(typeof(Affine), PerStep = true)]
[SimpleRnn(5, ReturnSequences = true)]
[Custom(typeof(Product), PerStep = true)]
[LastStep]
public sealed partial class CustomAnySteps;

/// <summary>The layers of <see cref="CustomAnySteps"/> for sequences of four steps.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4, 3)]
[Custom(typeof(Affine), PerStep = true)]
[SimpleRnn(5, ReturnSequences = true)]
[Custom(typeof(Product), PerStep = true)]
[LastStep]
public sealed partial class CustomFourSteps : ILearnTargets<double>;

/// <summary>Without a loss: trained by gradients of its outputs.</summary>
[Network(Precision = Precision.Double)]
[Input(6)]
[Custom(typeof(Affine))]
[Custom(typeof(Product))]
public sealed partial class CustomTape;

/// <summary>The layers of <see cref="CustomTape"/> with a loss.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(6)]
[Custom(typeof(Affine))]
[Custom(typeof(Product))]
public sealed partial class CustomTapeWithLoss : ILearnTargets<double>;

/// <summary>Generic methods in single precision, with rows that are no whole vectors.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(13)]
[Custom(typeof(Affine))]
[Custom(typeof(Rectifier))]
[Dense(18)]
[Custom(typeof(Maxout))]
[Dense(2)]
public sealed partial class CustomSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(3)]
[Custom(typeof(Fragile))]
[Dense(1)]
public sealed partial class FragileNet : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Activation = Activation.Tanh)]
[Custom(typeof(WithoutFactor))]
[Dense(2)]
public sealed partial class WrongInputGradient : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Dense(6, Activation = Activation.Tanh)]
[Custom(typeof(WithoutSum))]
[Dense(2)]
public sealed partial class WrongParameterGradient : ILearnTargets<double>;

/// <summary>A network with a layer of its own, which no other code can call.</summary>
[Network(Precision = Precision.Double)]
[Input(2)]
[Custom(typeof(Negation))]
public sealed partial class PrivateLayer
{
    [CustomLayer]
    private static class Negation
    {
        internal static void Forward(ReadOnlySpan<double> x, Span<double> y)
        {
            for (int i = 0; i < x.Length; i++)
            {
                y[i] = -x[i];
            }
        }

        internal static void Backward(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> dy, Span<double> dx) =>
            Forward(dy, dx);
    }
}
