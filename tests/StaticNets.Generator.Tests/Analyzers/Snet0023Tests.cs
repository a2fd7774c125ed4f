using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>The networks that can be parts, and the places where mistakes of a part are reported.</summary>
public class Snet0023Tests
{
    [Fact]
    public void ReportsAClassThatIsNoNetwork() =>
        Reports.Match(
            """
            public class Encoder;

            [Network, Input(8), {|SNET0023:Use<Encoder>|}, Dense(1)]
            public partial class Net;
            """,
            "'Encoder' cannot be a part here: it has no [Network]"
        );

    [Fact]
    public void ReportsAnyNumberOfSteps() =>
        Reports.Match(
            """
            [Network, Input(Steps.Any, 3), SimpleRnn(4)]
            public partial class Encoder;

            [Network, Input(Steps.Any, 3), {|SNET0023:Use<Encoder>|}, Dense(1)]
            public partial class Net;
            """,
            "'Encoder' cannot be a part here: it reads sequences of any number of steps; write their number in its [Input]"
        );

    [Fact]
    public void ReportsSeveralInputsOrOutputs() =>
        Reports.Match(
            """
            [Network]
            [Input(8, Name = "left")]
            [Input(8, Name = "right")]
            [Add("left", From = "right")]
            public partial class Both;

            [Network]
            [Input(8)]
            [{|SNET0023:Use<Both>|}]
            [Dense(1)]
            public partial class Net;
            """,
            "'Both' cannot be a part here: it has 2 inputs and one output, and a part has one of each"
        );

    [Fact]
    public void ReportsAnotherPrecision() =>
        Reports.Match(
            """
            [Network(Precision = Precision.Double), Input(8), Dense(4)]
            public partial class Encoder;

            [Network, Input(8), {|SNET0023:Use<Encoder>|}]
            public partial class Net;
            """,
            "'Encoder' cannot be a part here: it computes in double and 'Net' in float; give both the same Precision"
        );

    /// <summary>
    /// A mistake in a part's class is reported there once, whichever check finds it. The network with the part only gets SNET0023.
    /// </summary>
    [Theory]
    [InlineData("Dense({|SNET1001:0|})")]
    [InlineData("Dense(4), Dense(4, From = {|SNET0007:\"dens\"|})")]
    [InlineData("Dense(4, Name = {|SNET0009:\"summary\"|})")]
    [InlineData("Dense(4), Conv2D(2, 3)", "Conv2D(2, 3)")]
    public void ReportsAFaultyPartOnce(string layers, string? wrongRank = null) =>
        Reports.Match(
            $$"""
            [Network, Input(8), {{(wrongRank is null ? layers : layers.Replace(wrongRank, "{|SNET1006:" + wrongRank + "|}"))}}]
            public partial class Encoder;

            [Network(Loss = Loss.MeanSquaredError), Input(8), {|SNET0023:Use<Encoder>|}, Dense(1), Add("encoder")]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsBatchNormalizationThatIsShared() =>
        Reports.Match(
            """
            [Network, Input(8), Dense(4), BatchNormalization]
            public partial class Encoder;

            [Network(Loss = Loss.MeanSquaredError)]
            [Input(8)]
            [Use<Encoder>(Name = "code")]
            [{|SNET0023:Use<Encoder>(Name = "code", From = "input")|}]
            [Add("code")]
            public partial class Net;
            """,
            "'Encoder' cannot be a part here: its batch normalisation averages what one use sees, and 'code' is used twice; give each use a Name of its own, or make all of them Frozen"
        );

    [Theory]
    [InlineData("", ", Frozen = true", "are not")]
    [InlineData(", Frozen = true", "", "are")]
    [InlineData(", Frozen = true", ", Frozen = false", "are")]
    public void ReportsSharedWeightsThatAreFrozenAtOneUseOnly(string first, string second, string which) =>
        Reports.Match(
            $$"""
            [Network, Input(8), Dense(4)]
            public partial class Encoder;

            [Network(Loss = Loss.MeanSquaredError)]
            [Input(8)]
            [Use<Encoder>(Name = "code"{{first}})]
            [{|SNET0023:Use<Encoder>(Name = "code", From = "input"{{second}})|}]
            [Add("code")]
            [Dense(1)]
            public partial class Net;
            """,
            $"'Encoder' cannot be a part here: it shares the weights of 'code', which {which} Frozen; write the same at both uses"
        );

    /// <summary>
    /// The derivative of the Heaviside function is 0. Only training needs the derivative, so the part alone is valid. The mistake arises in
    /// the network with a loss, which is trained, and is reported at the [Use] in this network.
    /// </summary>
    [Fact]
    public void ReportsAMistakeThatTheNetworkAroundMakesAtTheUse() =>
        Reports.Match(
            """
            [Network, Input(8), Dense(4, Activation = Activation.Heaviside)]
            public partial class Steps;

            [Network(Loss = Loss.MeanSquaredError)]
            [Input(8)]
            [Dense(8)]
            [{|SNET1012:Use<Steps>|}]
            [Dense(1)]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsNamesFromInsideAsUnknown() =>
        Reports.Match(
            """
            [Network, Input(8), Dense(4)]
            public partial class Encoder;

            [Network]
            [Input(8)]
            [Use<Encoder>]
            [Add({|SNET0007:"encoder/dense"|})]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsTwoPartsOfOneName() =>
        Reports.Match(
            """
            [Network, Input(8), Dense(8)]
            public partial class Encoder;

            [Network, Input(8), Dense(8)]
            public partial class Decoder;

            [Network]
            [Input(8)]
            [Use<Encoder>(Name = "code")]
            [Use<Decoder>(Name = {|SNET0008:"code"|})]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsALayerWithTheNameOfAPartOrOfItsSecondUse() =>
        Reports.Match(
            """
            [Network, Input(8), Dense(8)]
            public partial class Encoder;

            [Network]
            [Input(8)]
            [Use<Encoder>]
            [Dense(8, Name = {|SNET0008:"encoder"|})]
            [Use<Encoder>(Name = "code")]
            [Use<Encoder>(Name = "code")]
            [Dense(8, Name = {|SNET0008:"code_1"|})]
            [Dense(8, Name = {|SNET0009:"codePart"|})]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsAMemberWithTheNameOfAPart() =>
        Reports.Match(
            """
            [Network, Input(8), Dense(8)]
            public partial class Encoder;

            [Network]
            [Input(8)]
            [Use<Encoder>]
            public partial class Net
            {
                public int {|SNET0009:EncoderPart|};
            }
            """
        );

    [Fact]
    public void AcceptsAnUnknownClassWithoutASecondReport() =>
        Reports.Match(
            """
            [Network, Input(8), Use<{|CS0246:Encoder|}>, Dense(1)]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsPartsInPartsSharedAndAlone() =>
        Reports.Match(
            """
            [Network, Input(8), Dense(8), BatchNormalization]
            public partial class Encoder;

            [Network(Loss = Loss.MeanSquaredError), Input(8), Use<Encoder>, Add("input"), Dense(8)]
            public partial class Middle;

            [Network]
            [Input(8)]
            [Use<Middle>]
            [Use<Middle>]
            [Use<Encoder>(Name = "last")]
            [Output("last", Loss = Loss.MeanSquaredError)]
            public partial class Net
            {
                public static void Call(Net net, float[] x, float[] y)
                {
                    net.Middle.Predict(x, y);
                    net.Middle1.Predict(x, y);
                    net.Last.Parameters.Set("dense/bias", y);
                }
            }
            """
        );
}
