using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Warnings for long series of saturating activations.</summary>
public class Snet2001Tests
{
    [Fact]
    public void ReportsFive() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = {|SNET2001:Activation.Sigmoid|})]
            public partial class Net;
            """,
            "'dense_4' is the last of 5 sigmoid or tanh layers in a row: on its way back each multiplies the gradient by its slope (sigmoid at most 1/4, tanh at most 1, both near 0 for large values), so that the first ones hardly learn; use Relu in the hidden layers, or shortcuts with [Add]"
        );

    /// <summary>Each series is reported once, at its end.</summary>
    [Fact]
    public void ReportsTheEndOfTheRun() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(4, Activation = Activation.Tanh)]
            [Dense(4, Activation = Activation.Tanh)]
            [Dense(4, Activation = Activation.Tanh)]
            [Dense(4, Activation = Activation.Tanh)]
            [Dense(4, Activation = Activation.Tanh)]
            [Dense(4, Activation = Activation.Tanh)]
            [Dense(4, Activation = {|SNET2001:Activation.Tanh|})]
            [Dense(1)]
            public partial class Net;
            """,
            "'dense_6' is the last of 7 sigmoid or tanh layers in a row: on its way back each multiplies the gradient by its slope (sigmoid at most 1/4, tanh at most 1, both near 0 for large values), so that the first ones hardly learn; use Relu in the hidden layers, or shortcuts with [Add]"
        );

    [Fact]
    public void ReportsThroughWhatPassesTheGradientOn() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dropout(0.5)]
            [Dense(4)]
            [Reshape(2, 2)]
            [Activation(Activation.Tanh)]
            [Flatten]
            [GaussianNoise(0.1)]
            [Dense(4, Activation = Activation.Tanh)]
            [Dense(4, L2 = 0.1)]
            [Activation({|SNET2001:Activation.Sigmoid|})]
            [Flatten]
            public partial class Net;
            """,
            "'activation_1' is the last of 5 sigmoid or tanh layers in a row: on its way back each multiplies the gradient by its slope (sigmoid at most 1/4, tanh at most 1, both near 0 for large values), so that the first ones hardly learn; use Relu in the hidden layers, or shortcuts with [Add]"
        );

    [Fact]
    public void ReportsConvolutions() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(6, 6, 1)]
            [Conv2D(2, 3, Activation = Activation.Sigmoid, Pad = 1)]
            [Conv2D(2, 3, Activation = Activation.Sigmoid, Padding = Padding.Same)]
            [AveragePooling2D(2)]
            [Conv2D(2, 1, Activation = Activation.Tanh)]
            [Conv2D(2, 1, Activation = Activation.Tanh)]
            [GlobalAveragePooling2D]
            [Dense(4, Activation = {|SNET2001:Activation.Tanh|})]
            [Dense(1)]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsARunInEachBranch() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = {|SNET2001:Activation.Sigmoid|}, Name = "left")]
            [Dense(4, Activation = Activation.Tanh, From = "input")]
            [Dense(4, Activation = Activation.Tanh)]
            [Dense(4, Activation = Activation.Tanh)]
            [Dense(4, Activation = Activation.Tanh)]
            [Dense(4, Activation = {|SNET2001:Activation.Tanh|})]
            [Concatenate("left")]
            public partial class Net;
            """,
            "'left' is the last of 5 sigmoid or tanh layers in a row: on its way back each multiplies the gradient by its slope (sigmoid at most 1/4, tanh at most 1, both near 0 for large values), so that the first ones hardly learn; use Relu in the hidden layers, or shortcuts with [Add]",
            "'dense_8' is the last of 5 sigmoid or tanh layers in a row: on its way back each multiplies the gradient by its slope (sigmoid at most 1/4, tanh at most 1, both near 0 for large values), so that the first ones hardly learn; use Relu in the hidden layers, or shortcuts with [Add]"
        );

    [Fact]
    public void ReportsAForkOnce() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid, Name = "a")]
            [Dense(4, Activation = Activation.Sigmoid, Name = "b")]
            [Dense(4, Activation = {|SNET2001:Activation.Sigmoid|}, Name = "c")]
            [Dense(4, Activation = Activation.Sigmoid, From = "a", Name = "d")]
            [Add("c")]
            public partial class Net;
            """,
            "'c' is the last of 7 sigmoid or tanh layers in a row: on its way back each multiplies the gradient by its slope (sigmoid at most 1/4, tanh at most 1, both near 0 for large values), so that the first ones hardly learn; use Relu in the hidden layers, or shortcuts with [Add]"
        );

    [Fact]
    public void ReportsANetworkWithoutALoss() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = {|SNET2001:Activation.Sigmoid|})]
            public partial class Net;
            """,
            "'dense_4' is the last of 5 sigmoid or tanh layers in a row: on its way back each multiplies the gradient by its slope (sigmoid at most 1/4, tanh at most 1, both near 0 for large values), so that the first ones hardly learn; use Relu in the hidden layers, or shortcuts with [Add]"
        );

    [Fact]
    public void AcceptsFour() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Tanh)]
            [Dense(4, Activation = Activation.Tanh)]
            [Dense(1)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsAnotherFunctionBetween() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Relu)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            public partial class Net;
            """
        );

    [Theory]
    [InlineData("LayerNormalization")]
    [InlineData("BatchNormalization")]
    public void AcceptsANormalisationBetween(string normalization) =>
        Reports.Match(
            $$"""
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [{{normalization}}]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsASoftmaxBetween() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Softmax)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            public partial class Net;
            """
        );

    /// <summary>Nothing is reported if the gradient can take a path with fewer activations.</summary>
    [Fact]
    public void AcceptsAShortcut() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Add("input")]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Add("add")]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsAMistakeFirst() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense({|SNET1001:0|})]
            public partial class Net;
            """,
            "'dense_5' has units = 0, but a size must be 1 or more"
        );

    [Fact]
    public void AFixedScaleDoesNotEndASeries() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Scale(2, Offset = -1)]
            [Scale]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = {|SNET2001:Activation.Sigmoid|})]
            public partial class Net;

            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [RadialBasis(4)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            [Dense(4, Activation = Activation.Sigmoid)]
            public partial class Radial;
            """
        );
}
