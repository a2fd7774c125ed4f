using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A reshape must keep the number of elements.</summary>
public class Snet1005Tests
{
    [Fact]
    public void ReportsMoreElements() =>
        Reports.Match(
            """
            [Network]
            [Input(28, 28)]
            [{|SNET1005:Reshape(28, 28, 3)|}]
            public partial class Net;
            """,
            "'reshape' makes the shape 28×28×3 with 2 352 elements, but 'input' gives it 28×28 with 784"
        );

    /// <summary>The layers after the reshape are checked with its new shape, so only the reshape is reported.</summary>
    [Fact]
    public void ReportsTheLayerThatItReads() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(6, Name = "stem")]
            [Dense(5)]
            [Concatenate("stem")]
            [{|SNET1005:Reshape(2, 3, From = "concatenate")|}]
            [Flatten]
            [Dense(2, Inputs = 6)]
            public partial class Net;
            """,
            "'reshape' makes the shape 2×3 with 6 elements, but 'concatenate' gives it 11 with 11"
        );

    [Fact]
    public void ReportsBeyondAllFigures() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [{|SNET1005:Reshape(2147483647, 2147483647, 2147483647)|}]
            public partial class Net;
            """,
            "'reshape' makes the shape 2147483647×2147483647×2147483647 with 9 223 372 036 854 775 807 elements, but 'input' gives it 4 with 4"
        );

    [Fact]
    public void ReportsAnAxisFirst() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Reshape(2, {|SNET1001:0|})]
            public partial class Net;
            """,
            "'reshape' has shape = 2×0, but a size must be 1 or more"
        );

    [Fact]
    public void AcceptsTheSameElements() =>
        Reports.Match(
            """
            [Network]
            [Input(6, 4)]
            [Reshape(2, 3, 4)]
            [Reshape(24)]
            [Reshape(new[] { 4, 6 })]
            public partial class Net;
            """
        );
}
