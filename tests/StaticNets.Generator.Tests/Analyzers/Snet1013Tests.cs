using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A window must fit the padded image.</summary>
public class Snet1013Tests
{
    [Fact]
    public void ReportsAKernelLargerThanTheImage() =>
        Reports.Match(
            """
            [Network]
            [Input(4, 4, 1)]
            [Conv2D(8, {|SNET1013:5|})]
            [Flatten]
            [Dense(3, Inputs = 8)]
            public partial class Net;
            """,
            "'conv2d' looks at windows of 5×5, but 'input' gives it an image of 4×4×1"
        );

    [Fact]
    public void ReportsAWindowLongerThanTheSequence() =>
        Reports.Match(
            """
            [Network]
            [Input(4, 3)]
            [Conv1D(8, {|SNET1013:7|}, Pad = 1)]
            public partial class Long;

            [Network]
            [Input(1, 3)]
            [MaxPooling1D({|SNET1013:2|})]
            public partial class Pooled;

            [Network]
            [Input(9, 3)]
            [Conv1D(8, 3, Dilation = {|SNET1013:5|})]
            public partial class Dilated;

            [Network]
            [Input(4, 3)]
            [Conv1D(8, 7, Padding = Padding.Causal, Dilation = 3)]
            [Conv1D(8, 7, Padding = Padding.Same)]
            public partial class Padded;
            """,
            "'conv1d' looks at windows of 7 steps, but 'input' gives it 4 steps, 6 steps with its padding",
            "'max_pooling1d' looks at windows of 2 steps, but 'input' gives it 1 step",
            "'conv1d' looks at windows of 3 steps, 11 steps with Dilation = 5, but 'input' gives it 9 steps"
        );

    /// <summary>Each axis is compared with its own window, and the argument of the axis at fault is marked.</summary>
    [Fact]
    public void ReportsTheSideThatIsTooLong() =>
        Reports.Match(
            """
            [Network]
            [Input(9, 5, 2)]
            [Conv2D(4, 5, {|SNET1013:6|})]
            public partial class Wide;

            [Network]
            [Input(5, 9, 2)]
            [Conv2D(4, kernelWidth: 5, kernelHeight: {|SNET1013:6|})]
            public partial class High;
            """,
            "'conv2d' looks at windows of 5×6, but 'input' gives it an image of 9×5×2",
            "'conv2d' looks at windows of 6×5, but 'input' gives it an image of 5×9×2"
        );

    [Fact]
    public void ReportsWhatPoolingLeaves() =>
        Reports.Match(
            """
            [Network]
            [Input(12, 12, 1)]
            [Conv2D(6, 5, Activation = Activation.Relu)]
            [MaxPooling2D(2)]
            [Conv2D(16, {|SNET1013:5|}, Name = "second")]
            [AveragePooling2D(2)]
            public partial class Net;
            """,
            "'second' looks at windows of 5×5, but 'max_pooling2d' gives it an image of 4×4×6"
        );

    [Fact]
    public void ReportsPooling() =>
        Reports.Match(
            """
            [Network]
            [Input(3, 2, 4)]
            [MaxPooling2D({|SNET1013:3|}, Strides = 1)]
            public partial class Max;

            [Network]
            [Input(3, 2, 4)]
            [MinPooling2D(1, {|SNET1013:3|})]
            public partial class Min;

            [Network]
            [Input(3, 2, 4)]
            [AveragePooling2D(window: {|SNET1013:6|}, Pad = 1)]
            public partial class Mean;
            """,
            "'max_pooling2d' looks at windows of 3×3, but 'input' gives it an image of 3×2×4",
            "'min_pooling2d' looks at windows of 1×3, but 'input' gives it an image of 3×2×4",
            "'average_pooling2d' looks at windows of 6×6, but 'input' gives it an image of 3×2×4, 5×4 with its padding"
        );

    [Fact]
    public void ReportsDespitePadding() =>
        Reports.Match(
            """
            [Network]
            [Input(4, 3, 1)]
            [Conv2D(8, {|SNET1013:8|}, Pad = 2)]
            public partial class Net;
            """,
            "'conv2d' looks at windows of 8×8, but 'input' gives it an image of 4×3×1, 8×7 with its padding"
        );

    /// <summary>The kernel itself would fit; its dilation is too large.</summary>
    [Fact]
    public void ReportsDilation() =>
        Reports.Match(
            """
            [Network]
            [Input(6, 7, 1)]
            [Conv2D(8, 3, Dilation = {|SNET1013:3|})]
            public partial class Valid;

            [Network]
            [Input(6, 7, 1)]
            [Conv2D(8, 4, 2, Dilation = {|SNET1013:3|}, Pad = 1)]
            public partial class Padded;

            [Network]
            [Input(6, 7, 1)]
            [Conv2D(8, {|SNET1013:7|}, Dilation = 2)]
            public partial class Kernel;
            """,
            "'conv2d' looks at windows of 3×3, 7×7 with Dilation = 3, but 'input' gives it an image of 6×7×1",
            "'conv2d' looks at windows of 4×2, 10×4 with Dilation = 3, but 'input' gives it an image of 6×7×1, 8×9 with its padding",
            "'conv2d' looks at windows of 7×7, 13×13 with Dilation = 2, but 'input' gives it an image of 6×7×1"
        );

    [Fact]
    public void AcceptsWindowsOfTheSizeOfTheImage() =>
        Reports.Match(
            """
            [Network]
            [Input(4, 3, 2)]
            [Conv2D(8, 4, 3)]
            public partial class Valid;

            [Network]
            [Input(4, 3, 2)]
            [Conv2D(8, 8, 7, Pad = 2, Strides = 3)]
            public partial class Padded;

            [Network]
            [Input(7, 7, 2)]
            [Conv2D(8, 3, Dilation = 3)]
            public partial class Dilated;

            [Network]
            [Input(4, 3, 2)]
            [AveragePooling2D(6, 5, Pad = 1)]
            public partial class Pooled;
            """
        );

    /// <summary>With <c>Padding.Same</c> any window fits, because the padding is as large as needed.</summary>
    [Fact]
    public void AcceptsAnyWindowWithSame() =>
        Reports.Match(
            """
            [Network]
            [Input(2, 3, 1)]
            [Conv2D(2, 9, Dilation = 2, Padding = Padding.Same)]
            [MaxPooling2D(5, 1, Padding = Padding.Same)]
            public partial class Net;
            """
        );
}
