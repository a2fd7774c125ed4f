using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>The rules for layers and losses in networks with several inputs or outputs.</summary>
public class PortTests
{
    private const string TwoInputs = """
        [Network]
        [Input(8, Name = "left")]
        [Input(4, Name = "right")]
        """;

    [Fact]
    public void AcceptsSeveralInputsAndOutputs() =>
        Reports.Match(
            TwoInputs
                + """
                [Dense(4, From = "left")]
                [Concatenate("right")]
                [Dense(3, Name = "kind", Activation = Activation.Softmax)]
                [Dense(1, Name = "price")]
                [Output("price", Loss = Loss.MeanSquaredError, Weight = 0.5)]
                [Output("kind", Loss = Loss.SparseCategoricalCrossEntropy)]
                public partial class Net;
                """
        );

    [Fact]
    public void ReportsAnUnknownInput() =>
        Reports.Match(
            TwoInputs
                + """
                [Dense(4, From = {|SNET0007:"lefft"|})]
                [Concatenate("right")]
                public partial class Net;
                """,
            "'dense' cannot read \"lefft\": no layer above it has this name; did you mean \"left\"?"
        );

    [Fact]
    public void ReportsALossThatDoesNotFitItsOutput() =>
        Reports.Match(
            """
            [Network]
            [Input(8)]
            [Dense(3, Name = "kind")]
            [Dense(1, Name = "price")]
            [Output("price", Loss = Loss.MeanSquaredError)]
            [Output("kind", Loss = {|SNET1007:Loss.CategoricalCrossEntropy|})]
            public partial class Net;
            """,
            "Loss.CategoricalCrossEntropy does not fit the output layer 'kind': its outputs are no probabilities; give it Activation = Activation.Softmax"
        );

    [Theory]
    [InlineData("-1", "-1")]
    [InlineData("double.NaN", "NaN")]
    [InlineData("double.PositiveInfinity", "Infinity")]
    public void ReportsAWeightOutsideItsRange(string written, string shown) =>
        Reports.Match(
            $$"""
            [Network]
            [Input(8)]
            [Dense(1, Name = "price")]
            [Output("price", Loss = Loss.MeanSquaredError, Weight = {|SNET2007:{{written}}|})]
            public partial class Net;
            """,
            $"'price' has Weight = {shown}, but it must be at least 0 and finite"
        );

    [Fact]
    public void ReportsAWeightWithoutALoss() =>
        Reports.Match(
            """
            [Network]
            [Input(8)]
            [Dense(1, Name = "price")]
            [Output("price", Weight = {|SNET1011:2|})]
            public partial class Net;
            """,
            "'price' has Weight = 2, but there is no loss at this output that it could weigh"
        );

    [Fact]
    public void ReportsNamesOfInputsThatCannotStand() =>
        Reports.Match(
            """
            [Network]
            [Input(8, Name = "left")]
            [Input(4, Name = {|SNET0008:"left"|})]
            [Input(4, Name = {|SNET0011:"2nd"|})]
            [Dense(1, Name = {|SNET0008:"left"|}, From = "left")]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsTheLastLayerThatNoOutputShows() =>
        Reports.Match(
            """
            [Network]
            [Input(8)]
            [Dense(4, Name = "code")]
            [{|SNET0010:Dense(8)|}]
            [Output("code")]
            public partial class Net;
            """,
            "No layer reads 'dense', and no [Output] shows it: what 'dense' computes would be lost"
        );

    [Fact]
    public void ReportsAShapeAtItsOwnInput() =>
        Reports.Match(
            """
            [Network]
            [Input(8, Name = "left")]
            [Input({|SNET1001:0|}, Name = "right")]
            [Dense(4, From = "left")]
            [Concatenate("right")]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsInputsOnSeveralParts() =>
        Reports.Match(
            """
            [Network]
            [Input(8, Name = "left")]
            [Dense(4, From = "left")]
            [Concatenate("right")]
            public partial class {|SNET0005:Net|};

            [Input(4, Name = "right")]
            public partial class Net;
            """,
            "The inputs of 'Net' stand on 2 parts of the class, so that their order is not defined: move them to one part"
        );

    [Fact]
    public void ReportsALossThatFallsWithoutEndAtItsOutput() =>
        Reports.Match(
            """
            [Network]
            [Input(8)]
            [Dense(1, Name = "price")]
            [Output("price", Loss = {|SNET2005:Loss.MeanBiasError|})]
            public partial class Net;
            """
        );

    [Fact]
    public void ReportsABufferOfEachPort() =>
        Reports.Match(
            """
            [Network]
            [Input(8, Name = "left")]
            [Input(4, Name = "right")]
            [Dense(3, Name = "kind", From = "left")]
            [Concatenate("right")]
            [Dense(2, Name = "price")]
            [Output("price")]
            [Output("kind")]
            public partial class Net;

            public static class Program
            {
                public static void Run(Net net) =>
                    net.Predict(new float[16], {|SNET1008:new float[6]|}, new float[4], {|SNET1008:new float[7]|});
            }
            """
        );
}
