using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Warnings for images that seem to be declared as channels × height × width.</summary>
public class Snet2009Tests
{
    [Fact]
    public void ReportsColoursInFront() =>
        Reports.Match(
            """
            [Network]
            [{|SNET2009:Input(3, 32, 32)|}]
            [Conv2D(16, 3)]
            [Flatten]
            [Dense(10)]
            public partial class Net;
            """,
            "'input' of shape 3×32×32 is an image of 3×32 pixels with 32 channels: StaticNets reads height × width × channels; did you mean [Input(32, 32, 3)]?"
        );

    [Theory]
    [InlineData("3, 64, 48", "64, 48, 3")]
    [InlineData("4, 28, 28", "28, 28, 4")]
    [InlineData("1, 28, 28", "28, 28, 1")]
    public void ReportsWhereEverAnImageIsRead(string first, string last)
    {
        string message = $"StaticNets reads height × width × channels; did you mean [Input({last})]?";
        string said = Assert.Single(
            Reports.MatchFiles(
                $$"""
                [Network]
                [{|SNET2009:Input({{first}})|}]
                [BatchNormalization]
                [Conv2D(16, 1)]
                [GlobalAveragePooling2D]
                [Dense(10)]
                public partial class Net;
                """
            )
        );
        Assert.EndsWith(message, said, StringComparison.Ordinal);
    }

    [Fact]
    public void ReportsAReshape() =>
        Reports.Match(
            """
            [Network]
            [Input(784)]
            [{|SNET2009:Reshape(1, 28, 28)|}]
            [MaxPooling2D(1)]
            [Flatten]
            [Dense(10)]
            public partial class Net;
            """,
            "'reshape' of shape 1×28×28 is an image of 1×28 pixels with 28 channels: StaticNets reads height × width × channels; did you mean [Reshape(28, 28, 1)]?"
        );

    /// <summary>If the wrong order causes an error, the error explains the order and is the only diagnostic.</summary>
    [Fact]
    public void ReportsWhatFollowsAsOneError() =>
        Reports.Match(
            """
            [Network]
            [Input(1, 28, 28)]
            [Conv2D(16, {|SNET1013:3|})]
            [Flatten]
            [Dense(10)]
            public partial class Net;

            [Network]
            [Input(3, 32, 32)]
            [Conv2D(16, 3)]
            [MaxPooling2D({|SNET1013:2|})]
            [Flatten]
            [Dense(10)]
            public partial class Later;

            [Network]
            [Input(3, 32, 32)]
            [Conv2D(16, 3, Inputs = {|SNET1002:3|})]
            [Flatten]
            [Dense(10)]
            public partial class Told;

            [Network]
            [Input(3, 32, 32)]
            [Conv2D(33, 3, Groups = {|SNET1014:3|})]
            [Flatten]
            [Dense(10)]
            public partial class Grouped;
            """,
            "'conv2d' looks at windows of 3×3, but 'input' gives it an image of 1×28×28; StaticNets reads height × width × channels; did you mean [Input(28, 28, 1)]?",
            "'max_pooling2d' looks at windows of 2×2, but 'conv2d' gives it an image of 1×30×16; StaticNets reads height × width × channels; did you mean [Input(32, 32, 3)]?",
            "'conv2d' says that it has 3 inputs, but 'input' gives it 32; StaticNets reads height × width × channels; did you mean [Input(32, 32, 3)]?",
            "'conv2d' has Groups = 3, but 32 channels of 'input' cannot be shared out evenly among 3 groups; StaticNets reads height × width × channels; did you mean [Input(32, 32, 3)]?"
        );

    [Fact]
    public void AcceptsImagesWithChannelsLastAndWhatIsNoImage() =>
        Reports.Match(
            """
            [Network]
            [Input(32, 32, 3)]
            [Conv2D(16, 3)]
            [Flatten]
            [Dense(10)]
            public partial class Last;

            [Network]
            [Input(3, 200, 16)]
            [Conv2D(16, 3)]
            [Flatten]
            [Dense(10)]
            public partial class Strip;

            [Network]
            [Input(3, 3, 3)]
            [Conv2D(16, 3)]
            [Flatten]
            [Dense(10)]
            public partial class Cube;

            [Network]
            [Input(3, 32, 32)]
            [Flatten]
            [Dense(10)]
            public partial class Flat;
            """
        );
}
