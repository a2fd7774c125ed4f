using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>In a network with [Output], the losses must be declared at the outputs.</summary>
public class Snet0019Tests
{
    [Fact]
    public void ReportsALossOfTheNetworkBesideOutputs() =>
        Reports.Match(
            """
            [Network(Loss = {|SNET0019:Loss.MeanSquaredError|})]
            [Input(8)]
            [Dense(1, Name = "price")]
            [Output("price")]
            public partial class Net;
            """,
            "'Net' declares its outputs with [Output], and each has a loss of its own: move this Loss to the [Output] that it belongs to"
        );

    [Fact]
    public void AcceptsALossAtTheOutput() =>
        Reports.Match(
            """
            [Network]
            [Input(8)]
            [Dense(1, Name = "price")]
            [Output("price", Loss = Loss.MeanSquaredError)]
            public partial class Net;
            """
        );
}
