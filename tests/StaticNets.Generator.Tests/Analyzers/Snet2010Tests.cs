using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Weights in 16 bits can be used neither in training nor in double precision.</summary>
public class Snet2010Tests
{
    private const string Loss =
        "the network has a loss: most steps of training are smaller than what 8 significant bits tell apart; "
        + "train without Weights, save, and load the file into a network that has no loss";

    [Fact]
    public void ReportsEachLayerOfANetworkWithALoss() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(3, Weights = {|SNET2010:WeightFormat.BFloat16|})]
            [Dense(3, Weights = WeightFormat.Default)]
            [Dense(1, Weights = {|SNET2010:WeightFormat.BFloat16|}, Activation = Activation.Tanh)]
            public partial class Net;
            """,
            $"'dense' stores its weights as BFloat16, but {Loss}",
            $"'dense_2' stores its weights as BFloat16, but {Loss}"
        );

    [Fact]
    public void ReportsDoublePrecision() =>
        Reports.Match(
            """
            [Network(Precision = StaticNets.Precision.Double)]
            [Input(4)]
            [Dense(3, Weights = {|SNET2010:WeightFormat.BFloat16|})]
            public partial class Net;
            """,
            "'dense' stores its weights as BFloat16, but the network computes in double precision, whose sums would be no better than such weights"
        );

    [Fact]
    public void AcceptsANetworkThatOnlyPredicts() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, Weights = WeightFormat.BFloat16)]
            [Dense(1, Weights = WeightFormat.Default)]
            public partial class Net;
            """
        );
}
