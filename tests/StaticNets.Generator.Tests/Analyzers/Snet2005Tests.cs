using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A loss must have a lower bound.</summary>
public class Snet2005Tests
{
    [Fact]
    public void ReportsTheMeanBiasError() =>
        Reports.Match(
            """
            [Network(Loss = {|SNET2005:Loss.MeanBiasError|})]
            [Input(4)]
            [Dense(3)]
            public partial class Net;
            """,
            "Loss.MeanBiasError is the mean of ŷ − y: it falls without end as the outputs do, so that there is nothing to learn; use Loss.MeanAbsoluteError or Loss.MeanSquaredError, and Metric.MeanBiasError to measure it"
        );

    [Fact]
    public void ReportsItBesideOtherMistakes() =>
        Reports.Match(
            """
            [Network(Loss = {|SNET2005:(Loss)9|})]
            [Input(4)]
            [Dense({|SNET1001:0|})]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsTheErrorsThatAreBounded() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanAbsoluteError)]
            [Input(4)]
            [Dense(3)]
            public partial class Net;

            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(3)]
            public partial class Other;
            """
        );
}
