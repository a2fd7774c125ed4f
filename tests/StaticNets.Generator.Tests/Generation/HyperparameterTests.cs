using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>Only what a declaration sets is a hyperparameter: the class has no member, and the code no value, for anything else.</summary>
public sealed class HyperparameterTests
{
    [Fact]
    public void ANetworkWithoutHyperparametersHasNoMemberForThem()
    {
        GeneratedCompilation generated = GeneratorHost.Generate(
            """
            using StaticNets;

            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(3)]
            [BatchNormalization]
            [LayerNormalization(Epsilon = 0.1)]
            [Dense(2)]
            internal sealed partial class Net
            {
                public int Hyperparameters => 1;
            }
            """
        );
        Assert.DoesNotContain("yperparameter", generated.Text, StringComparison.Ordinal);
    }

    /// <summary>A declared 0 counts, inside parts and blocks too. Shared parts have one of each.</summary>
    [Fact]
    public void WhatIsDeclaredHasAPathAndAProperty()
    {
        const string Source = """
            using StaticNets;

            [Network]
            [Input(4)]
            [Dense(4, L2 = 0)]
            [Dropout(0)]
            internal sealed partial class Encoder;

            [Dense("units", L1 = 0.1)]
            internal sealed class WideAttribute(int units) : BlockAttribute
            {
                public int Units { get; } = units;
            }

            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Use<Encoder>]
            [Use<Encoder>]
            [Wide(4)]
            [Dense(4, MaxNorm = 1, DropConnect = 0)]
            [Dense(2, Name = "last")]
            [Dense(2, Name = "gaussian_noise_hyperparameters")]
            [GaussianNoise(0.1)]
            [Dense(2)]
            internal sealed partial class Net
            {
                public static double Sum(Net net) => net.Dense.MaxNorm + net.Dense.DropConnect + net.Hyperparameters["encoder/dense/L2"];

                public static double Path(Net net) => net.Hyperparameters["wide/dense/L1"];
            }
            """;
        GeneratedCompilation generated = GeneratorHost.Generate(Source);
        generated.AssertClean(Source);
        Reports.Match(Source);
    }

    [Fact]
    public void WhatIsNotDeclaredHasNoProperty()
    {
        const string Source = """
            using StaticNets;

            [Network]
            [Input(4)]
            [Dense(4, L1 = 0)]
            internal sealed partial class Net
            {
                public static double L2(Net net) => net.Dense.L2;
            }
            """;
        Assert.Contains("CS1061", string.Join('\n', GeneratorHost.Generate(Source).Diagnostics), StringComparison.Ordinal);
    }

    /// <summary>A declaration with another mistake gives no further errors where its hyperparameters are used.</summary>
    [Fact]
    public void AFaultyDeclarationHasTheMembersToo() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense({|SNET1001:0|}, L2 = 0.1)]
            [Dropout({|SNET2004:1|})]
            [Dense(2)]
            public partial class Net
            {
                public static Net New() => new() { Dense = { L2 = 1 }, Dropout = { Rate = 0.5 }, Hyperparameters = { ["dense/L2"] = 2 } };
            }
            """
        );

    [Fact]
    public void AUsersMemberOfTheNameIsReported() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(2, L2 = 0.1)]
            [Dropout(0.5)]
            public partial class Net
            {
                public int {|SNET0009:Hyperparameters|} => 1;
            }
            """,
            "The name 'Hyperparameters' is taken twice in 'Net': StaticNets generates one, so give yours another name"
        );

    /// <summary>A layer without tensors keeps its name, and has the path alone.</summary>
    [Fact]
    public void ADropoutWhosePropertyIsTakenHasThePathAlone() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dropout(0.5)]
            [Dropout(0.5, Name = "summary")]
            [Dense(2)]
            public partial class Net
            {
                public int Dropout => 1;

                public static double Of(Net net) => net.Hyperparameters["dropout/Rate"] + net.Hyperparameters["summary/Rate"];
            }
            """
        );

    /// <summary>1e-50 is 0 in single precision: a constant channel would be divided by zero.</summary>
    [Fact]
    public void APositiveNumberMustBeAboveZeroInThePrecisionOfTheNetwork()
    {
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [BatchNormalization(Epsilon = {|SNET2007:1e-50|})]
            [LayerNormalization(Epsilon = {|SNET2007:1e-50|})]
            [Dense(2)]
            public partial class Net;
            """,
            "'batch_normalization' has Epsilon = 1E-50, but it must be above zero and finite, also in single precision, where it is 0",
            "'layer_normalization' has Epsilon = 1E-50, but it must be above zero and finite, also in single precision, where it is 0"
        );
        Reports.Match(
            """
            [Network(Precision = Precision.Double)]
            [Input(4)]
            [BatchNormalization(Epsilon = 1e-50)]
            [Dense(2)]
            public partial class Net;
            """
        );
    }
}
