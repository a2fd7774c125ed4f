using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>SNET0017: an output names a layer that does not exist.</summary>
public class Snet0017Tests
{
    [Fact]
    public void ReportsAnOutputThatShowsNoLayer() =>
        Reports.Match(
            """
            [Network]
            [Input(8)]
            [Dense(1, Name = "price")]
            [Output({|SNET0017:"prize"|}, Loss = Loss.MeanSquaredError)]
            public partial class Net;
            """,
            "There is no output \"prize\": no layer has this name; did you mean \"price\"?"
        );

    [Fact]
    public void ReportsAnOutputThatNamesAnInput() =>
        Reports.Match(
            """
            [Network]
            [Input(8)]
            [Dense(1, Name = "price")]
            [Output({|SNET0017:"input"|})]
            public partial class Net;
            """,
            "There is no output \"input\": that is an input, and an output shows what a layer computes"
        );

    [Fact]
    public void AcceptsAHiddenLayerAndOneWithAnAutomaticName() =>
        Reports.Match(
            """
            [Network]
            [Input(8)]
            [Dense(4, Name = "code")]
            [Dense(8)]
            [Output("dense")]
            [Output("code")]
            public partial class Net;
            """
        );
}
