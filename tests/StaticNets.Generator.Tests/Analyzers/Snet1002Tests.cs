using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>The argument Inputs must be the number of outputs of the layer above.</summary>
public class Snet1002Tests
{
    [Fact]
    public void ReportsAnotherNumberThanTheLayerAbove() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(128, Name = "stem")]
            [Dense(10, Inputs = {|SNET1002:64|})]
            public partial class Net;
            """,
            "'dense' says that it has 64 inputs, but 'stem' gives it 128"
        );

    [Fact]
    public void ReportsAnotherNumberThanTheInput() =>
        Reports.Match(
            """
            [Network]
            [Input(28, 28, 1)]
            [Flatten]
            [Dense(10, Inputs = {|SNET1002:28 * 28 * 3|})]
            public partial class Net;
            """,
            "'dense' says that it has 2352 inputs, but 'flatten' gives it 784"
        );

    /// <summary>Inputs of a convolution counts all channels of the image, even with groups.</summary>
    [Fact]
    public void ReportsChannels() =>
        Reports.Match(
            """
            [Network]
            [Input(8, 8, 3)]
            [Conv2D(6, 3, Inputs = {|SNET1002:192|})]
            [Conv2D(4, 3, Inputs = {|SNET1002:3|}, Groups = 2)]
            [Conv2D(4, 3, Inputs = 4, Groups = 2)]
            public partial class Net;
            """,
            "'conv2d' says that it has 192 inputs, but 'input' gives it 3",
            "'conv2d_1' says that it has 3 inputs, but 'conv2d' gives it 6"
        );

    [Fact]
    public void AcceptsTheRightNumber() =>
        Reports.Match(
            """
            [Network]
            [Input(28, 28, 1)]
            [Flatten]
            [Dense(128, Inputs = 784)]
            [Dense(10, Inputs = 128)]
            public partial class Net;
            """
        );
}
