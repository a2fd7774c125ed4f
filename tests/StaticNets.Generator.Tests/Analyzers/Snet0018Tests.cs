using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>An output must not be declared twice.</summary>
public class Snet0018Tests
{
    [Fact]
    public void ReportsTheSecondOfTwoEqualOutputs() =>
        Reports.Match(
            """
            [Network]
            [Input(8)]
            [Dense(1, Name = "price")]
            [Output("price")]
            [Output({|SNET0018:"price"|})]
            public partial class Net;
            """,
            "The layer 'price' is an output already: remove this [Output], or name another layer"
        );

    [Fact]
    public void AcceptsTwoOutputsOfOneInput() =>
        Reports.Match(
            """
            [Network]
            [Input(8)]
            [Dense(4, Name = "a")]
            [Dense(4, Name = "b", From = "input")]
            [Output("b")]
            [Output("a")]
            public partial class Net;
            """
        );
}
