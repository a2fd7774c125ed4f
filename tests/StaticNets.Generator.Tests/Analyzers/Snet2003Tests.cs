using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Warnings for dropout after the last layer.</summary>
public class Snet2003Tests
{
    [Fact]
    public void ReportsADropout() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(3)]
            [{|SNET2003:Dropout(0.5)|}]
            public partial class Net;
            """,
            "'dropout' drops outputs of the network, which the loss counts as mistakes, and no layer behind it learns to do without them; put it between hidden layers"
        );

    [Fact]
    public void ReportsNoiseWithAViewBehindIt() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(3)]
            [{|SNET2003:GaussianNoise(0.5, Name = "blur")|}]
            [Flatten]
            [Dropout(0)]
            public partial class Net;
            """,
            "'blur' adds noise to the outputs of the network, which the loss counts as mistakes, and no layer behind it learns to do without them; put it between hidden layers"
        );

    [Fact]
    public void ReportsADropoutOfChannels() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4, 4, 1)]
            [Conv2D(2, 3)]
            [{|SNET2003:SpatialDropout2D(0.5)|}]
            public partial class Net;
            """,
            "'spatial_dropout2d' drops outputs of the network, which the loss counts as mistakes, and no layer behind it learns to do without them; put it between hidden layers"
        );

    [Fact]
    public void AcceptsDropoutBetweenLayers() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dropout(0.2)]
            [Dense(3, Activation = Activation.Relu)]
            [Dropout(0.5)]
            [GaussianNoise(0.5)]
            [Dense(3)]
            [Dropout(0)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsABranchThatIsDropped() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(4)]
            [Dropout(0.5)]
            [Add("input")]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsANetworkThatOnlyPredicts() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3)]
            [Dropout(0.5)]
            public partial class Net;
            """
        );
}
