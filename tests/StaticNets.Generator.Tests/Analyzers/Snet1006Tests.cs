using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A layer must read a value of the rank that it needs; for example, a dense layer needs a row of numbers, not an image.</summary>
public class Snet1006Tests
{
    [Fact]
    public void ReportsADenseLayerOnAnImage() =>
        Reports.Match(
            """
            [Network]
            [Input(28, 28, 1)]
            [{|SNET1006:Dense(10)|}]
            public partial class Net;
            """,
            "'dense' needs one row of numbers, but 'input' gives it the shape 28×28×1: put [Flatten] between them"
        );

    [Fact]
    public void ReportsOnlyTheFirstDenseLayer() =>
        Reports.Match(
            """
            [Network(Loss = Loss.CategoricalCrossEntropy)]
            [Input(28, 28)]
            [Dropout(0.2)]
            [{|SNET1006:Dense(10, Activation = Activation.Relu, Inputs = 784)|}]
            [Dense(10)]
            public partial class Net;
            """,
            "'dense' needs one row of numbers, but 'dropout' gives it the shape 28×28: put [Flatten] between them"
        );

    /// <summary>Layers that follow need an image too, but only the first layer gets a diagnostic.</summary>
    [Fact]
    public void ReportsAConvolutionOfARow() =>
        Reports.Match(
            """
            [Network(Loss = Loss.CategoricalCrossEntropy)]
            [Input(784)]
            [{|SNET1006:Conv2D(6, 5, Activation = Activation.Relu)|}]
            [MaxPooling2D(2)]
            [BatchNormalization]
            [GlobalAveragePooling2D]
            [Dense(10)]
            public partial class Net;
            """,
            "'conv2d' needs an image (height × width × channels), but 'input' gives it the shape 784: put [Reshape(height, width, channels)] between them"
        );

    [Fact]
    public void ReportsAnImageWithoutChannels() =>
        Reports.Match(
            """
            [Network]
            [Input(28, 28)]
            [{|SNET1006:Conv2D(6, 5)|}]
            [Flatten]
            [Dense(10)]
            public partial class Net;
            """,
            "'conv2d' needs an image (height × width × channels), but 'input' gives it the shape 28×28: with one channel it would be 28×28×1"
        );

    [Theory]
    [InlineData("MaxPooling2D(2)", "max_pooling2d")]
    [InlineData("MinPooling2D(2, 1)", "min_pooling2d")]
    [InlineData("AveragePooling2D(2, Pad = 1)", "average_pooling2d")]
    [InlineData("GlobalMaxPooling2D", "global_max_pooling2d")]
    [InlineData("GlobalAveragePooling2D", "global_average_pooling2d")]
    public void ReportsPoolingOfWhatIsNoImage(string layer, string name) =>
        Reports.Match(
            $$"""
            [Network]
            [Input(4, 4, 2)]
            [Flatten]
            [{|SNET1006:{{layer}}|}]
            [Dense(10, Inputs = 3)]
            public partial class Row;

            [Network]
            [Input(4, 4, 2)]
            [Reshape(8, 4, Name = "table")]
            [{|SNET1006:{{layer}}|}]
            [Conv2D(3, 20)]
            public partial class Table;

            [Network]
            [Input(4, 4, 2, 2)]
            [{|SNET1006:{{layer}}|}]
            public partial class Volume;
            """,
            $"'{name}' needs an image (height × width × channels), but 'flatten' gives it the shape 32: put [Reshape(height, width, channels)] between them",
            $"'{name}' needs an image (height × width × channels), but 'table' gives it the shape 8×4: with one channel it would be 8×4×1",
            $"'{name}' needs an image (height × width × channels), but 'input' gives it the shape 4×4×2×2: if 4 is the number of rows, which is free anyway, write [Input(4, 2, 2)]; else put [Reshape(height, width, channels)] between them"
        );

    [Fact]
    public void ReportsADenseLayerBehindAConvolution() =>
        Reports.Match(
            """
            [Network]
            [Input(28, 28, 1)]
            [Conv2D(6, 5)]
            [MaxPooling2D(2)]
            [{|SNET1006:Dense(10)|}]
            public partial class Net;
            """,
            "'dense' needs one row of numbers, but 'max_pooling2d' gives it the shape 12×12×6: put [Flatten] between them"
        );

    [Fact]
    public void AcceptsImages() =>
        Reports.Match(
            """
            [Network]
            [Input(784)]
            [Reshape(28, 28, 1)]
            [Conv2D(6, 5)]
            [MaxPooling2D(2)]
            [GlobalAveragePooling2D]
            [Dense(10)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsADenseLayerBehindFlatten() =>
        Reports.Match(
            """
            [Network]
            [Input(28, 28, 1)]
            [Flatten]
            [Dense(10)]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsRowsThatWereDeclared() =>
        Reports.Match(
            """
            [Network]
            [Input(32, 784)]
            [Dropout(0.1)]
            [{|SNET1006:Dense(10)|}]
            public partial class Table;

            [Network]
            [Input(16, 28, 28, 1)]
            [{|SNET1006:Conv2D(8, 3)|}]
            [Flatten]
            [Dense(10)]
            public partial class Images;

            [Network]
            [Input(16, 3, 32, 32)]
            [{|SNET1006:MaxPooling2D(2)|}]
            [Flatten]
            [Dense(10)]
            public partial class ChannelsFirst;
            """,
            "'dense' needs one row of numbers, but 'dropout' gives it the shape 32×784: if 32 is the number of rows, which is free anyway, write [Input(784)]; else put [Flatten] between them",
            "'conv2d' needs an image (height × width × channels), but 'input' gives it the shape 16×28×28×1: if 16 is the number of rows, which is free anyway, write [Input(28, 28, 1)]; else put [Reshape(height, width, channels)] between them",
            "'max_pooling2d' needs an image (height × width × channels), but 'input' gives it the shape 16×3×32×32: if 16 is the number of rows, which is free anyway, write [Input(32, 32, 3)]; else put [Reshape(height, width, channels)] between them"
        );

    [Fact]
    public void ReportsInstancesOfARow() =>
        Reports.Match(
            """
            [Network]
            [Input(7)]
            [{|SNET1006:InstanceNormalization|}]
            [Dense(3, Inputs = 7)]
            public partial class Net;
            """,
            "'instance_normalization' needs several pixels or steps, but 'input' gives it the shape 7: use [LayerNormalization] for one row of numbers"
        );

    /// <summary>Alone in its group, a number is its own mean, so that nothing would be left of it.</summary>
    [Fact]
    public void ReportsGroupsOfOneNumber() =>
        Reports.Match(
            """
            [Network]
            [Input(6)]
            [{|SNET1006:GroupNormalization(6)|}]
            public partial class Row;

            [Network]
            [Input(1, 1, 8)]
            [{|SNET1006:InstanceNormalization|}]
            public partial class Pixel;
            """,
            "'group_normalization' needs several numbers in each group, but 'input' gives it the shape 6: declare fewer groups",
            "'instance_normalization' needs several pixels or steps, but 'input' gives it the shape 1×1×8: use [LayerNormalization] for one row of numbers"
        );
}
