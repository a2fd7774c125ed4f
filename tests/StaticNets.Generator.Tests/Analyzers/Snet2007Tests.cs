using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Numbers must lie in the range of their argument.</summary>
public class Snet2007Tests
{
    [Fact]
    public void ReportsWhatIsNotPositive() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, MaxNorm = {|SNET2007:0|})]
            [Dense(3, Activation = Activation.Elu, Alpha = {|SNET2007:-0.1|})]
            [GaussianNoise({|SNET2007:0|})]
            [LayerNormalization(Epsilon = {|SNET2007:-1e-3|})]
            [Dense(3, KernelInitializer = Initializer.Normal, KernelInitializerValue = {|SNET2007:0|})]
            public partial class Net;
            """,
            "'dense' has MaxNorm = 0, but it must be above zero and finite",
            "'dense_1' has Alpha = -0.1, but it must be above zero and finite",
            "'gaussian_noise' has deviation = 0, but it must be above zero and finite",
            "'layer_normalization' has Epsilon = -0.001, but it must be above zero and finite",
            "'dense_2' has KernelInitializerValue = 0, but it must be above zero and finite"
        );

    [Fact]
    public void ReportsWhatIsNegative() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, L1 = {|SNET2007:-1|}, L2 = {|SNET2007:double.NaN|}, ElasticNet = {|SNET2007:double.PositiveInfinity|})]
            public partial class Net;
            """,
            "'dense' has L1 = -1, but it must be at least 0 and finite",
            "'dense' has L2 = NaN, but it must be at least 0 and finite",
            "'dense' has ElasticNet = Infinity, but it must be at least 0 and finite"
        );

    [Fact]
    public void ReportsWhatIsNoShareAndWhatIsNotFinite() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, ElasticNet = 1, ElasticNetAlpha = {|SNET2007:1.5|})]
            [Dense(3, BiasInitializer = Initializer.Constant, BiasInitializerValue = {|SNET2007:double.NegativeInfinity|})]
            public partial class Net;
            """,
            "'dense' has ElasticNetAlpha = 1.5, but it must be from 0 to 1",
            "'dense_1' has BiasInitializerValue = -Infinity, but it must be finite"
        );

    [Fact]
    public void ReportsPad() =>
        Reports.Match(
            """
            [Network]
            [Input(8, 8, 3)]
            [Conv2D(4, 3, Pad = {|SNET2007:-1|})]
            [Flatten]
            [Dense(3)]
            public partial class Convolution;

            [Network]
            [Input(8, 8, 3)]
            [MaxPooling2D(2, Pad = {|SNET2007:-1|})]
            public partial class Negative;

            [Network]
            [Input(8, 8, 3)]
            [AveragePooling2D(3, PadLeft = {|SNET2007:-2|})]
            public partial class Side;

            [Network]
            [Input(4, 5, 3)]
            [Conv2DTranspose(6, 3, Strides = 2, OutputPadding = {|SNET2007:2|})]
            public partial class Added;

            [Network]
            [Input(1, 5, 3)]
            [Conv2DTranspose(6, 3, Pad = 1, PadBottom = {|SNET2007:2|})]
            public partial class Removed;
            """,
            "'conv2d' has Pad = -1, but it must be at least 0",
            "'max_pooling2d' has Pad = -1, but it must be at least 0",
            "'average_pooling2d' has PadLeft = -2, but it must be at least 0",
            "'conv2d_transpose' has OutputPadding = 2, but it must be less than the stride, 2",
            "'conv2d_transpose' has PadBottom = 2, but it must be so small that something remains of the 3 pixels that the windows cover"
        );

    [Fact]
    public void ReportsNumbersOfBatchNormalisation() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [BatchNormalization(Momentum = {|SNET2007:1.01|}, Epsilon = {|SNET2007:0|})]
            [BatchNormalization(Momentum = {|SNET2007:-0.1|})]
            [BatchNormalization(Epsilon = {|SNET2007:double.NaN|}, Momentum = {|SNET2007:double.NaN|})]
            public partial class Net;
            """,
            "'batch_normalization' has Momentum = 1.01, but it must be from 0 to 1",
            "'batch_normalization' has Epsilon = 0, but it must be above zero and finite",
            "'batch_normalization_1' has Momentum = -0.1, but it must be from 0 to 1",
            "'batch_normalization_2' has Epsilon = NaN, but it must be above zero and finite",
            "'batch_normalization_2' has Momentum = NaN, but it must be from 0 to 1"
        );

    [Fact]
    public void ReportsNumbersOfTermsOfTheLoss() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Sampling(Beta = {|SNET2007:-0.1|})]
            [Sampling(Beta = {|SNET2007:double.NaN|})]
            [Dense(3, Activation = Activation.Sigmoid)]
            [ActivityRegularization(Target = {|SNET2007:0|})]
            [ActivityRegularization(Target = {|SNET2007:1|})]
            [ActivityRegularization(Target = {|SNET2007:5|}, TargetWeight = {|SNET2007:-1|})]
            [ActivityRegularization(L1 = {|SNET2007:-1|}, L2 = {|SNET2007:double.PositiveInfinity|})]
            [Dense(3)]
            public partial class Net;
            """,
            "'sampling' has Beta = -0.1, but it must be at least 0 and finite",
            "'sampling_1' has Beta = NaN, but it must be at least 0 and finite",
            "'activity_regularization' has Target = 0, but it must be above 0 and below 1",
            "'activity_regularization_1' has Target = 1, but it must be above 0 and below 1",
            "'activity_regularization_2' has Target = 5, but it must be above 0 and below 1; 5 % is 0.05",
            "'activity_regularization_2' has TargetWeight = -1, but it must be at least 0 and finite",
            "'activity_regularization_3' has L1 = -1, but it must be at least 0 and finite",
            "'activity_regularization_3' has L2 = Infinity, but it must be at least 0 and finite"
        );

    [Fact]
    public void AcceptsTheEndsOfTheRanges() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, L1 = 0, L2 = 0, ElasticNet = 0, ElasticNetAlpha = 0, MaxNorm = 1e-9)]
            [Dense(3, ElasticNet = 1, ElasticNetAlpha = 1, Activation = Activation.LeakyRelu, Alpha = 1e-9)]
            [Dense(3, KernelInitializer = Initializer.Constant, KernelInitializerValue = -3)]
            [GaussianNoise(1e-9)]
            [LayerNormalization(Epsilon = 1e-12)]
            [BatchNormalization(Momentum = 0, Epsilon = 1e-12)]
            [BatchNormalization(Momentum = 1)]
            [Reshape(3, 1, 1)]
            [Conv2D(3, 1, Pad = 0)]
            [Conv2D(3, 1, Pad = 9)]
            [MaxPooling2D(3, 2, Pad = 1)]
            [AveragePooling2D(1, Pad = 0)]
            [ActivityRegularization(L1 = 0, L2 = 0)]
            [Activation(Activation.Sigmoid)]
            [ActivityRegularization(Target = 1e-9, TargetWeight = 0)]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsAPercentage() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [BatchNormalization(Momentum = {|SNET2007:99|})]
            [Dense(3)]
            public partial class Net;
            """,
            "'batch_normalization' has Momentum = 99, but it must be from 0 to 1; 99 % is 0.99"
        );

    [Fact]
    public void ReportsNumbersOfScalesConstantsAndRadialUnits() =>
        Reports.Match(
            """
            [Network]
            [Input(3)]
            [Scale({|SNET2007:1 / 255|})]
            [Scale({|SNET2007:double.NaN|}, Offset = {|SNET2007:1e39|})]
            [Constant(1, {|SNET2007:double.PositiveInfinity|}, 3)]
            [Add("scale_1")]
            [RadialBasis(4, Gamma = {|SNET2007:0|}, L2 = {|SNET2007:-1|}, InitializerValue = {|SNET2007:-2|})]
            public partial class Net;
            """,
            "'scale' has factor = 0, but it must be finite, at most 3.4e38 in size, and not 0, which hides the input; the quotient of two integers is an integer: write 1.0 / 255",
            "'scale_1' has factor = NaN, but it must be finite, at most 3.4e38 in size, and not 0",
            "'scale_1' has Offset = 1E+39, but it must be finite and at most 3.4e38 in size",
            "'constant' has values[1] = Infinity, but it must be finite and at most 3.4e38 in size",
            "'radial_basis' has Gamma = 0, but it must be above zero and finite",
            "'radial_basis' has L2 = -1, but it must be at least 0 and finite",
            "'radial_basis' has InitializerValue = -2, but it must be above zero and finite"
        );

    [Fact]
    public void AcceptsNumbersOfScalesConstantsAndRadialUnits() =>
        Reports.Match(
            """
            [Network]
            [Input(3)]
            [Scale(1.0 / 255, Offset = -0.5)]
            [Scale(-1)]
            [Constant(0, -1, 3e38)]
            [Add("scale_1")]
            [RadialBasis(4, Gamma = 1e-9, InitializerValue = 2)]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsNumbersOfActivations() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Activation(Activation.HardTanh, Minimum = {|SNET2007:1|})]
            [Activation(Activation.HardTanh, Maximum = {|SNET2007:-2.5|})]
            [Activation(Activation.HardTanh, Minimum = 3, Maximum = {|SNET2007:3|})]
            [Activation(Activation.HardTanh, Minimum = {|SNET2007:double.NaN|})]
            [Activation(Activation.HardSigmoid, Alpha = {|SNET2007:0|}, Beta = {|SNET2007:1e39|})]
            [Activation(Activation.ThresholdedRelu, Alpha = {|SNET2007:-1|})]
            [Dense(3, Activation = Activation.Celu, Alpha = {|SNET2007:0|})]
            [PRelu(InitialValue = {|SNET2007:double.PositiveInfinity|})]
            public partial class Net;
            """,
            "'activation' has Minimum = 1, but it must be below the upper bound, Maximum = 1.0",
            "'activation_1' has Maximum = -2.5, but it must be above the lower bound, Minimum = -1.0",
            "'activation_2' has Maximum = 3, but it must be above the lower bound, Minimum = 3.0",
            "'activation_3' has Minimum = NaN, but it must be finite and at most 3.4e38 in size",
            "'activation_4' has Alpha = 0, but it must be above zero and finite",
            "'activation_4' has Beta = 1E+39, but it must be finite and at most 3.4e38 in size",
            "'activation_5' has Alpha = -1, but it must be above zero and finite",
            "'dense' has Alpha = 0, but it must be above zero and finite",
            "'p_relu' has InitialValue = Infinity, but it must be finite and at most 3.4e38 in size"
        );

    [Fact]
    public void ReportsEpsilonsOfNormalisations() =>
        Reports.Match(
            """
            [Network]
            [Input(4, 3, 2)]
            [RmsNormalization(Epsilon = {|SNET2007:0|})]
            [GroupNormalization(2, Epsilon = {|SNET2007:-1|})]
            [InstanceNormalization(Epsilon = {|SNET2007:double.NaN|})]
            public partial class Net;
            """,
            "'rms_normalization' has Epsilon = 0, but it must be above zero and finite",
            "'group_normalization' has Epsilon = -1, but it must be above zero and finite",
            "'instance_normalization' has Epsilon = NaN, but it must be above zero and finite"
        );

    /// <summary>On a circle of fewer slots, two shifts would lead to the same slot.</summary>
    [Fact]
    public void ReportsMoreShiftsThanSlots() =>
        Reports.Match(
            """
            [Network]
            [Input(5, 4)]
            [NeuralTuring(3, Slots = 5, MaxShift = 2, ReturnSequences = true)]
            [NeuralTuring(3, Slots = 8, MaxShift = {|SNET2007:4|}, ReturnSequences = true)]
            [NeuralTuring(3, MaxShift = {|SNET2007:64|}, ReturnSequences = true)]
            [NeuralTuring(3, Slots = {|SNET2007:2|})]
            public partial class Net;
            """,
            "'neural_turing_1' has MaxShift = 4, but it must be at most 3, since there are 8 slots",
            "'neural_turing_2' has MaxShift = 64, but it must be at most 63, since there are 128 slots",
            "'neural_turing_3' has Slots = 2, but it must be at least 3, one for each shift from -1 to 1"
        );
}
