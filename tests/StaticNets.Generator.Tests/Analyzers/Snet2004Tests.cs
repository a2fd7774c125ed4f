using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A probability must lie in [0, 1).</summary>
public class Snet2004Tests
{
    [Fact]
    public void ReportsOne() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dropout({|SNET2004:1|})]
            [Dense(3)]
            public partial class Net;
            """,
            "'dropout' has rate = 1, but the probability of dropping an element must be at least 0 and below 1"
        );

    [Fact]
    public void ReportsWhatIsNoProbability() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dropout({|SNET2004:-0.25|})]
            [Dropout({|SNET2004:50|})]
            [Dropout(rate: {|SNET2004:double.NaN|})]
            [Dropout({|SNET2004:double.PositiveInfinity|})]
            [Dense(3)]
            public partial class Net;
            """,
            "'dropout' has rate = -0.25, but the probability of dropping an element must be at least 0 and below 1",
            "'dropout_1' has rate = 50, but the probability of dropping an element must be at least 0 and below 1; 50 % is 0.5",
            "'dropout_2' has rate = NaN, but the probability of dropping an element must be at least 0 and below 1",
            "'dropout_3' has rate = Infinity, but the probability of dropping an element must be at least 0 and below 1"
        );

    [Fact]
    public void ReportsDropConnect() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, DropConnect = {|SNET2004:1|})]
            [Dense(3, DropConnect = 0.5)]
            public partial class Net;
            """,
            "'dense' has DropConnect = 1, but the probability of dropping an element must be at least 0 and below 1"
        );

    [Fact]
    public void ReportsDropConnectOfAConvolution() =>
        Reports.Match(
            """
            [Network]
            [Input(8, 8, 3)]
            [Conv2D(4, 3, DropConnect = {|SNET2004:1.0|})]
            [Conv2D(4, 3, DropConnect = {|SNET2004:-0.1|})]
            [Conv2D(4, 3, DropConnect = 0.999, Groups = 2)]
            public partial class Net;
            """,
            "'conv2d' has DropConnect = 1, but the probability of dropping an element must be at least 0 and below 1",
            "'conv2d_1' has DropConnect = -0.1, but the probability of dropping an element must be at least 0 and below 1"
        );

    [Fact]
    public void AcceptsZeroAndAlmostOne() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dropout(0)]
            [Dropout(0.999)]
            [Dense(3)]
            public partial class Net;
            """
        );
}
