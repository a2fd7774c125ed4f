using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>[Input] must be above the layers.</summary>
public class Snet0014Tests
{
    [Fact]
    public void ReportsAnInputBelowALayer() =>
        Reports.Match(
            """
            [Network]
            [Dense(3, Name = "first")]
            [{|SNET0014:Input(4)|}]
            [Dense(2)]
            public partial class Net;
            """,
            "[Input] stands below 'first', but a network is read from top to bottom: write it above the first layer"
        );

    [Fact]
    public void ReportsAnInputBehindALayerInOnePairOfBrackets() =>
        Reports.Match("[Network, Dense(3), {|SNET0014:Input(4)|}] public partial class Net;");

    [Fact]
    public void AcceptsAnInputOnAnotherPart() =>
        Reports.Match(
            """
            [Dense(3)]
            public partial class Net;

            [Input(4)]
            [Network]
            public partial class Net;
            """
        );
}
