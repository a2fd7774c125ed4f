using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Sizes must not exceed what a .NET array can hold.</summary>
public class Snet1009Tests
{
    [Fact]
    public void ReportsParameters() =>
        Reports.Match(
            """
            [Network]
            [Input(512, 512)]
            [Flatten]
            [{|SNET1009:Dense(131072)|}]
            [Dense(65536)]
            [Dense(1)]
            public partial class Net;
            """,
            "'dense' is too large: 42 949 935 105 parameters in the whole network, but an array holds at most 2 147 483 591 numbers"
        );

    [Fact]
    public void ReportsAnInput() =>
        Reports.Match(
            """
            [Network]
            [{|SNET1009:Input(40000, 10000)|}]
            [Flatten]
            public partial class Net;
            """,
            "'input' is too large: a pass over 6 samples holds 2 400 000 000 inputs, but an array holds at most 2 147 483 591 numbers"
        );

    [Fact]
    public void ReportsAnInputBeyondAllFigures() =>
        Reports.Match(
            """
            [Network]
            [{|SNET1009:Input(2147483647, 2147483647, 2147483647)|}]
            [Flatten]
            public partial class Net;
            """,
            "'input' is too large: a pass over 6 samples holds more than 9 223 372 036 854 775 806 inputs, but an array holds at most 2 147 483 591 numbers"
        );

    [Theory]
    [InlineData("UpSampling2D(30000)", "it has 2 700 000 000 outputs")]
    [InlineData("UpSampling2D(2147483647, Interpolation = Interpolation.Bilinear)", "it has more than 9 223 372 036 854 775 806 outputs")]
    [InlineData("ZeroPadding2D(1000000)", "it has 12 000 012 000 003 outputs")]
    public void ReportsAnEnlargedImage(string layer, string figure) =>
        Reports.Match(
            $$"""
            [Network]
            [Input(1, 1, 3)]
            [{|SNET1009:{{layer}}|}]
            [Dense(1)]
            public partial class Net;
            """,
            $"'{(layer[0] == 'U' ? "up_sampling2d" : "zero_padding2d")}' is too large: {figure}, but an array holds at most 2 147 483 591 numbers"
        );

    [Fact]
    public void ReportsOutputs() =>
        Reports.Match(
            """
            [Network]
            [Input(1)]
            [{|SNET1009:Dense(100000000)|}]
            public partial class Net;
            """,
            "'dense' is too large: a pass over 6 samples holds 3 000 000 672 values and gradients up to this layer, but an array holds at most 2 147 483 591 numbers"
        );

    /// <summary>The convolution has 3·3·1 024·1 000 000 weights and 1 000 000 biases.</summary>
    [Fact]
    public void ReportsFilters() =>
        Reports.Match(
            """
            [Network]
            [Input(8, 8, 1024)]
            [{|SNET1009:Conv2D(1000000, 3)|}]
            public partial class Net;
            """,
            "'conv2d' is too large: 9 217 000 000 parameters in the whole network, but an array holds at most 2 147 483 591 numbers"
        );

    [Fact]
    public void ReportsALargeImageOfManyFilters() =>
        Reports.Match(
            """
            [Network]
            [Input(3000, 3000, 3)]
            [{|SNET1009:Conv2D(64, 3)|}]
            [MaxPooling2D(100)]
            [Flatten]
            [Dense(10)]
            public partial class Net;
            """
        );

    /// <summary>
    /// The gradient of a strided convolution needs no image of zeros: with 1 000 filters and zeros between the pixels it would be 1 000 times
    /// as large as the input.
    /// </summary>
    [Fact]
    public void AcceptsAGradientThatTheStrideWouldSpread() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(1000, 1000, 1)]
            [Conv2D(1000, 1, Strides = 1000)]
            [Flatten]
            [Dense(1)]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsPadding() =>
        Reports.Match(
            """
            [Network]
            [Input(2, 2, 1)]
            [{|SNET1009:Conv2D(1, 1, Pad = 20000, Strides = 30000)|}]
            public partial class Net;

            [Network]
            [Input(2, 2, 1)]
            [{|SNET1009:Conv2D(1, 1, Pad = int.MaxValue, Strides = int.MaxValue)|}]
            public partial class Most;
            """
        );

    /// <summary>The computed sizes saturate instead of overflowing.</summary>
    [Fact]
    public void ReportsTheLargestConvolution() =>
        Reports.Match(
            """
            [Network]
            [Input(2, 2, 1)]
            [{|SNET1009:Conv2D(int.MaxValue, int.MaxValue, Dilation = int.MaxValue, Padding = Padding.Same)|}]
            public partial class Net;
            """,
            "'conv2d' is too large: more than 9 223 372 036 854 775 806 parameters in the whole network, but an array holds at most 2 147 483 591 numbers"
        );

    [Fact]
    public void AcceptsLargeWindowsAndStrides() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(1000, 1000, 1)]
            [Conv2D(100, 1, Strides = 1000)]
            [MaxPooling2D(int.MaxValue, Padding = Padding.Same)]
            [Flatten]
            [Dense(1)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsWhatFits() =>
        Reports.Match(
            """
            [Network]
            [Input(24, 24)]
            [Flatten]
            [Dense(288)]
            [Dense(144)]
            [Dense(1)]
            public partial class Net;

            public static class Use
            {
                // With any other number this is a division by zero, which the compiler rejects.
                public const int One = 1 / (Net.ParameterCount == 207_937 ? 1 : 0);
            }
            """
        );
}
