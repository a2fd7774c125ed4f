using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>
/// Problems of layers in a part. A problem that the part's class has by itself is reported in that class alone. A problem that arises in
/// the network around the part is reported at the [Use] of the part, without a fix that would change the part's class.
/// </summary>
public class PartAdviceTests
{
    private const string DropoutAtTheEnd = """
        [Network, Input(8), Dense(4), Dropout(0.5)]
        public partial class Encoder;

        [Network(Loss = Loss.MeanSquaredError), Input(8), {|SNET2003:Use<Encoder>|}]
        public partial class Net;
        """;

    [Fact]
    public void AcceptsAPartWhoseClassHasTheWarning() =>
        Reports.Match(
            """
            [Network, Input(8), Dense(4), Dense(4, KernelInitializer = {|SNET2006:Initializer.HeNormal|}, Activation = Activation.Tanh)]
            public partial class Encoder;

            [Network, Input(8), Use<Encoder>, Dense(1)]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsDropoutThatEndsThePartAndTheNetwork() =>
        Reports.Match(
            DropoutAtTheEnd,
            "'encoder/dropout' drops outputs of the network, which the loss counts as mistakes, and no layer behind it learns to do without them; put it between hidden layers"
        );

    /// <summary>No fix is offered, because the layer to remove is written in another class.</summary>
    [Fact]
    public void OffersNoRemovalOfThePart() => FixHost.OffersNothing(new RemoveLayerFix(), Markup.Parse(DropoutAtTheEnd).Source);

    [Fact]
    public void ReportsASeriesThroughSeveralParts() =>
        Reports.Match(
            """
            [Network, Input(8), Dense(8, Activation = Activation.Sigmoid), Dense(8, Activation = Activation.Sigmoid)]
            public partial class Encoder;

            [Network(Loss = Loss.MeanSquaredError)]
            [Input(8)]
            [Use<Encoder>]
            [Use<Encoder>]
            [{|SNET2001:Use<Encoder>|}]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsWeightsThatOnlyPredictAtTheUse() =>
        Reports.Match(
            """
            [Network, Input(8), Dense(4, Weights = WeightFormat.BFloat16)]
            public partial class Encoder;

            [Network(Loss = Loss.MeanSquaredError), Input(8), {|SNET2010:Use<Encoder>(Name = "code")|}]
            public partial class Net;
            """
        );

    [Fact]
    public void OffersNoRemovalOfTheNameOfThePart() =>
        FixHost.OffersNothing(
            new RemoveArgumentFix(),
            """
            [Network, Input(8), Dense(4, Weights = WeightFormat.BFloat16)]
            public partial class Encoder;

            [Network(Loss = Loss.MeanSquaredError), Input(8), Use<Encoder>(Name = "code")]
            public partial class Net;
            """
        );

    [Fact]
    public void AddsTheActivationBelowAPart() =>
        FixHost.Mends(
            new FitOutputFix(),
            """
            [Network, Input(8), Dense(4)]
            public partial class Encoder;

            [Network(Loss = Loss.CategoricalCrossEntropy)]
            [Input(8)]
            [Use<Encoder>(Name = "code")]
            public partial class Net;
            """,
            """
            [Network, Input(8), Dense(4)]
            public partial class Encoder;

            [Network(Loss = Loss.CategoricalCrossEntropy)]
            [Input(8)]
            [Use<Encoder>(Name = "code")]
            [Activation(Activation.Softmax)]
            public partial class Net;
            """
        );

    /// <summary>
    /// A network names a tensor of its part by the path, such as <c>encoder/dense/bias</c>. The part names the same tensor as its own class
    /// does: <c>dense/bias</c>.
    /// </summary>
    [Fact]
    public void ReportsUnknownTensorsByTheirPaths() =>
        Reports.Match(
            """
            [Network, Input(8), Dense(4)]
            public partial class Encoder;

            [Network, Input(8), Use<Encoder>, Dense(1)]
            public partial class Net
            {
                public static void Write(Net net, float[] values)
                {
                    net.Parameters.Set("encoder/dense/bias", values);
                    net.Parameters.Set({|SNET1015:"encoder/dens/bias"|}, values);
                    net.Encoder.Parameters.Set("dense/bias", values);
                }
            }
            """,
            "'Net' has no tensor \"encoder/dens/bias\"; did you mean \"encoder/dense/bias\"?"
        );
}
