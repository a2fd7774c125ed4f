using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Only equal shapes can be added or multiplied.</summary>
public class Snet1003Tests
{
    [Fact]
    public void ReportsTheGuiltyOne() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(8, Name = "a")]
            [Dense(16, Name = "b")]
            [Dense(8, Name = "c", From = "a")]
            [Add("a", {|SNET1003:"b"|})]
            public partial class Net;
            """,
            "'add' adds 'c' of shape 8 and 'b' of shape 16: element by element works only with equal shapes"
        );

    [Fact]
    public void ReportsAnotherRank() =>
        Reports.Match(
            """
            [Network]
            [Input(2, 2)]
            [Flatten]
            [Add({|SNET1003:"input"|})]
            public partial class Net;
            """,
            "'add' adds 'flatten' of shape 4 and 'input' of shape 2×2: element by element works only with equal shapes"
        );

    [Fact]
    public void ReportsAProduct() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(8)]
            [Multiply({|SNET1003:"input"|})]
            public partial class Net;
            """,
            "'multiply' multiplies 'dense' of shape 8 and 'input' of shape 4: element by element works only with equal shapes"
        );

    [Fact]
    public void AcceptsEqualShapes() =>
        Reports.Match(
            """
            [Network]
            [Input(2, 3)]
            [Activation(Activation.Relu)]
            [Add("input")]
            public partial class Net;
            """
        );
}
