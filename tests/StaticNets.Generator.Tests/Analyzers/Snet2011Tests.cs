using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A warning for layers with weights whose outputs go only to a liquid state machine.</summary>
public class Snet2011Tests
{
    [Fact]
    public void ReportsEachLayerBeforeALiquidStateMachine() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(5, 4)]
            [{|SNET2011:Dense(3, PerStep = true)|}]
            [{|SNET2011:LayerNormalization|}]
            [LiquidState(8)]
            [Dense(1)]
            public partial class Net;
            """,
            "'dense' keeps its first weights, because its outputs go only to 'liquid_state', whose spikes have no derivative; put it below 'liquid_state', or freeze it if that is intended",
            "'layer_normalization' keeps its first weights, because its outputs go only to 'liquid_state', whose spikes have no derivative; put it below 'liquid_state', or freeze it if that is intended"
        );

    /// <summary>A layer before two machines is reported once.</summary>
    [Fact]
    public void ReportsALayerBeforeTwo() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(5, 4)]
            [{|SNET2011:Dense(3, PerStep = true)|}]
            [LiquidState(8, ReturnSequences = true)]
            [LiquidState(8)]
            [Dense(1)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsALayerThatAnotherOneReads() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(5, 4)]
            [Dense(3, PerStep = true)]
            [LiquidState(8)]
            [LastStep(From = "dense")]
            [Concatenate("liquid_state")]
            [Dense(1)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsFrozenWeights() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(5, 4)]
            [Dense(3, PerStep = true, Frozen = true)]
            [LiquidState(8)]
            [Dense(1)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsANetworkThatOnlyPredicts() =>
        Reports.Match(
            """
            [Network]
            [Input(5, 4)]
            [Dense(3, PerStep = true)]
            [LiquidState(8)]
            public partial class Net;
            """
        );
}
