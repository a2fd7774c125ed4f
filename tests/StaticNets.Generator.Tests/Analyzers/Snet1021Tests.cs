using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Only networks without a loss whose layers all have a derivative have <c>Forward</c>, <c>Backward</c> and <c>Apply</c>.</summary>
public class Snet1021Tests
{
    [Theory]
    [InlineData("(Loss = Loss.MeanSquaredError)", "[Input(4)] [Dense(3)]", "it has a loss, with which Fit and TrainStep train it")]
    [InlineData("", "[Input(Steps.Any, 3)] [Lstm(4)]", "it reads sequences of any number of steps; write their number in its [Input]")]
    [InlineData(
        "",
        "[Input(4)] [Dense(3, Name = \"small\", Weights = WeightFormat.BFloat16)] [Dense(2)]",
        "the weights of 'small' have 16 bits, and most steps of training are smaller than what these tell apart"
    )]
    [InlineData(
        "",
        "[Input(4)] [Dense(3, Activation = Activation.Heaviside)] [Dense(2)]",
        "the layer 'dense' applies Heaviside, whose derivative is 0"
    )]
    [InlineData(
        "",
        "[Input(4)] [Use<Scaled>(Name = \"twin\")] [Use<Scaled>(Name = \"twin\")]",
        "the batch normalisation in 'twin' averages what one use sees, and the part is used twice under one name"
    )]
    public void ReportsStepsOfANetworkThatHasNone(string arguments, string layers, string reason) =>
        Match(
            arguments,
            layers,
            """
            net.{|SNET1021:{|CS1061:Forward|}|}(new float[4], new float[3]);
            net.{|SNET1021:{|CS1061:Backward|}|}(null!, new float[3]);
            net.{|SNET1021:{|CS1061:Apply|}|}(new Sgd(0.1));
            """,
            $"'Net' has no Forward: {reason}",
            $"'Net' has no Backward: {reason}",
            $"'Net' has no Apply: {reason}"
        );

    [Theory]
    [InlineData("[Input(4)] [Dense(3)]")]
    [InlineData("[Input(4)] [Use<Scaled>(Name = \"left\")] [Use<Scaled>(Name = \"right\")] [Dense(3)]")]
    public void AcceptsStepsOfOtherNetworks(string layers) =>
        Match(
            "",
            layers,
            """
            Net.Tape tape = net.Forward(new float[4], new float[3], new Net.Tape());
            net.Backward(tape, new float[3], new float[4]);
            net.Apply(new Sgd(0.1));
            """
        );

    private static void Match(string arguments, string layers, string body, params string[] messages) =>
        Reports.Match(
            $$"""
            [Network] [Input(4)] [Dense(4)] [BatchNormalization]
            public partial class Scaled;

            [Network{{arguments}}]
            {{layers}}
            public partial class Net;

            public static class Program
            {
                public static void Run(Net net)
                {
                    {{body}}
                }
            }
            """,
            messages
        );
}
