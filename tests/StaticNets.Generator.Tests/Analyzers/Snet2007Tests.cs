using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A number lies in its range.</summary>
public class Snet2007Tests
{
    [Fact]
    public void ReportsWhatIsNotPositive() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, MaxNorm = {|SNET2007:0|})]
            [Dense(3, Activation = Activation.Elu, Alpha = {|SNET2007:-0.1|})]
            [GaussianNoise({|SNET2007:0|})]
            [LayerNormalization(Epsilon = {|SNET2007:-1e-3|})]
            [Dense(3, KernelInitializer = Initializer.Normal, KernelInitializerValue = {|SNET2007:0|})]
            public partial class Net;
            """,
            "'dense' has MaxNorm = 0, but it must be above zero and finite",
            "'dense_1' has Alpha = -0.1, but it must be above zero and finite",
            "'gaussian_noise' has deviation = 0, but it must be above zero and finite",
            "'layer_normalization' has Epsilon = -0.001, but it must be above zero and finite",
            "'dense_2' has KernelInitializerValue = 0, but it must be above zero and finite"
        );

    [Fact]
    public void ReportsWhatIsNegative() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, L1 = {|SNET2007:-1|}, L2 = {|SNET2007:double.NaN|}, ElasticNet = {|SNET2007:double.PositiveInfinity|})]
            public partial class Net;
            """,
            "'dense' has L1 = -1, but it must be at least 0 and finite",
            "'dense' has L2 = NaN, but it must be at least 0 and finite",
            "'dense' has ElasticNet = Infinity, but it must be at least 0 and finite"
        );

    [Fact]
    public void ReportsWhatIsNoShareAndWhatIsNotFinite() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, ElasticNet = 1, ElasticNetAlpha = {|SNET2007:1.5|})]
            [Dense(3, BiasInitializer = Initializer.Constant, BiasInitializerValue = {|SNET2007:double.NegativeInfinity|})]
            public partial class Net;
            """,
            "'dense' has ElasticNetAlpha = 1.5, but it must be from 0 to 1",
            "'dense_1' has BiasInitializerValue = -Infinity, but it must be finite"
        );

    [Fact]
    public void AcceptsTheEndsOfTheRanges() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(3, L1 = 0, L2 = 0, ElasticNet = 0, ElasticNetAlpha = 0, MaxNorm = 1e-9)]
            [Dense(3, ElasticNet = 1, ElasticNetAlpha = 1, Activation = Activation.LeakyRelu, Alpha = 1e-9)]
            [Dense(3, KernelInitializer = Initializer.Constant, KernelInitializerValue = -3)]
            [GaussianNoise(1e-9)]
            [LayerNormalization(Epsilon = 1e-12)]
            public partial class Net;
            """
        );
}
