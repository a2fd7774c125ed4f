using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A size must be 1 or more.</summary>
public class Snet1001Tests
{
    [Fact]
    public void ReportsUnits() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense({|SNET1001:0|})]
            public partial class Net;
            """,
            "'dense' has units = 0, but a size must be 1 or more"
        );

    [Fact]
    public void ReportsUnitsByName() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(units: {|SNET1001:-3|}, Activation = Activation.Relu, Name = "head")]
            public partial class Net;
            """,
            "'head' has units = -3, but a size must be 1 or more"
        );

    [Fact]
    public void ReportsInputs() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4, Inputs = {|SNET1001:0|})]
            public partial class Net;
            """,
            "'dense' has Inputs = 0, but a size must be 1 or more"
        );

    [Fact]
    public void ReportsEachAxisOfTheInput() =>
        Reports.Match(
            """
            [Network]
            [Input(28, {|SNET1001:0|}, {|SNET1001:-1|})]
            [Flatten]
            [Dense(3)]
            public partial class Net;
            """,
            "'input' has shape = 28×0×-1, but a size must be 1 or more",
            "'input' has shape = 28×0×-1, but a size must be 1 or more"
        );

    [Fact]
    public void ReportsAnInputWithoutAxes() =>
        Reports.Match(
            """
            [Network]
            [{|SNET1001:Input|}]
            [Dense(3)]
            public partial class Net;
            """,
            "'input' has shape = (), but a size must be 1 or more"
        );

    /// <summary>
    /// The compiler reports at most a warning for null (nothing if nullable reference types are disabled), so StaticNets reports an error.
    /// </summary>
    [Fact]
    public void ReportsAnInputThatIsNull() =>
        Reports.Match(
            """
            [Network]
            [{|SNET1001:Input(null)|}]
            [Dense(3)]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsTheAttributeWhenTheShapeIsAnArray() =>
        Reports.Match(
            """
            [Network]
            [{|SNET1001:Input(new int[] { 3, 0 })|}]
            [Dense(3)]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsWhatAConvolutionIsMadeOf() =>
        Reports.Match(
            """
            [Network]
            [Input(8, 8, 3)]
            [Conv2D({|SNET1001:0|}, 3)]
            public partial class Filters;

            [Network]
            [Input(8, 8, 3)]
            [Conv2D(4, {|SNET1001:-1|})]
            [Flatten]
            [Dense(3)]
            public partial class Kernel;

            [Network]
            [Input(8, 8, 3)]
            [Conv2D(4, kernelWidth: {|SNET1001:0|}, kernelHeight: {|SNET1001:-2|})]
            public partial class Sides;

            [Network]
            [Input(8, 8, 3)]
            [Conv2D(4, 3, Strides = {|SNET1001:0|}, Dilation = {|SNET1001:-1|}, Groups = {|SNET1001:0|})]
            public partial class Steps;

            [Network]
            [Input(8, 8, 3)]
            [Conv2D(4, 3, Inputs = {|SNET1001:0|})]
            public partial class Channels;
            """,
            "'conv2d' has filters = 0, but a size must be 1 or more",
            "'conv2d' has kernel = -1, but a size must be 1 or more",
            "'conv2d' has kernelWidth = 0, but a size must be 1 or more",
            "'conv2d' has kernelHeight = -2, but a size must be 1 or more",
            "'conv2d' has Strides = 0, but a size must be 1 or more",
            "'conv2d' has Dilation = -1, but a size must be 1 or more",
            "'conv2d' has Groups = 0, but a size must be 1 or more",
            "'conv2d' has Inputs = 0, but a size must be 1 or more"
        );

    [Fact]
    public void ReportsWindows() =>
        Reports.Match(
            """
            [Network]
            [Input(8, 8, 3)]
            [MaxPooling2D({|SNET1001:0|})]
            [Flatten]
            [Dense(3)]
            public partial class Max;

            [Network]
            [Input(8, 8, 3)]
            [MinPooling2D(2, {|SNET1001:-1|}, Strides = {|SNET1001:0|})]
            public partial class Min;

            [Network]
            [Input(8, 8, 3)]
            [AveragePooling2D({|SNET1001:int.MinValue|}, Strides = {|SNET1001:-1|}, Padding = Padding.Same)]
            public partial class Mean;
            """,
            "'max_pooling2d' has window = 0, but a size must be 1 or more",
            "'min_pooling2d' has windowWidth = -1, but a size must be 1 or more",
            "'min_pooling2d' has Strides = 0, but a size must be 1 or more",
            "'average_pooling2d' has window = -2147483648, but a size must be 1 or more",
            "'average_pooling2d' has Strides = -1, but a size must be 1 or more"
        );

    [Fact]
    public void AcceptsOne() =>
        Reports.Match(
            """
            [Network]
            [Input(1)]
            [Dense(1, Inputs = 1)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsOnePixel() =>
        Reports.Match(
            """
            [Network]
            [Input(1, 1, 1)]
            [Conv2D(1, 1, Strides = 1, Dilation = 1, Groups = 1, Inputs = 1)]
            [MaxPooling2D(1, Strides = 1)]
            [AveragePooling2D(1, 1)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsASizeThatTheCompilerRejects() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense({|CS1503:0.5|})]
            [Dense(3, Inputs = 7)]
            public partial class Net;
            """
        );

    /// <summary>
    /// In Keras and ONNX, a first axis of −1 stands for a batch of any size. [Input] declares the shape of one row without a batch axis, so
    /// the message suggests removing the −1.
    /// </summary>
    [Fact]
    public void ReportsAnAxisOfRows() =>
        Reports.Match(
            """
            [Network]
            [Input({|SNET1001:-1|}, 784)]
            [Dense(3)]
            public partial class Net;
            """,
            "'input' has shape = -1×784, but a size must be 1 or more; the number of rows is free anyway: write [Input(784)]"
        );

    /// <summary>
    /// In Keras and PyTorch, −1 stands for an axis whose length is computed. The message gives this length if it is a whole number.
    /// </summary>
    [Fact]
    public void ReportsAnAxisThatIsToBeWorkedOut() =>
        Reports.Match(
            """
            [Network]
            [Input(784)]
            [Reshape({|SNET1001:-1|}, 16)]
            [Flatten]
            [Dense(3)]
            public partial class Net;

            [Network]
            [Input(784)]
            [Reshape({|SNET1001:-1|}, 15)]
            [Flatten]
            [Dense(3)]
            public partial class Odd;
            """,
            "'reshape' has shape = -1×16, but a size must be 1 or more; no axis is worked out here: write [Reshape(49, 16)]",
            "'reshape' has shape = -1×15, but a size must be 1 or more"
        );

    /// <summary>Two axes in one array share a location and have the same message, which is reported once.</summary>
    [Fact]
    public void ReportsAnArrayOnce() =>
        Reports.Match(
            """
            [Network]
            [{|SNET1001:Input(new int[] { -5, -5 })|}]
            [Dense(3)]
            public partial class Net;
            """,
            "'input' has shape = -5×-5, but a size must be 1 or more"
        );

    [Fact]
    public void ReportsAConstantWithoutValues() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Scale]
            [{|SNET1001:Constant|}]
            [Add("scale")]
            public partial class Net;
            """,
            "'constant' has values = (), but a size must be 1 or more"
        );

    [Fact]
    public void ReportsSizesOfAMemory() =>
        Reports.Match(
            """
            [Network]
            [Input(5, 4)]
            [NeuralTuring({|SNET1001:0|}, Slots = {|SNET1001:-8|}, Width = {|SNET1001:0|}, MaxShift = {|SNET1001:0|})]
            public partial class Net;
            """,
            "'neural_turing' has units = 0, but a size must be 1 or more",
            "'neural_turing' has Slots = -8, but a size must be 1 or more",
            "'neural_turing' has Width = 0, but a size must be 1 or more",
            "'neural_turing' has MaxShift = 0, but a size must be 1 or more"
        );
}
