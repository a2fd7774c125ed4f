using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Only networks with <c>[Network(Activations = true)]</c> have <c>Activations</c>.</summary>
public class Snet1022Tests
{
    [Theory]
    [InlineData("", "[Input(4)] [Dense(3)]")]
    [InlineData("(Activations = false)", "[Input(4)] [Dense(3)]")]
    [InlineData("(Loss = Loss.MeanSquaredError)", "[Input(2, 2)] [Flatten] [Dense(3)]")]
    public void ReportsACallOfAMethodThatDoesNotExist(string arguments, string layers) =>
        Match(
            arguments,
            layers,
            "_ = net.{|SNET1022:{|CS1061:Activations|}|}(new float[4]);",
            "'Net' has no Activations: write Activations = true in its [Network]"
        );

    [Theory]
    [InlineData("(Activations = true)", "[Input(4)] [Dense(3)]")]
    [InlineData("(Loss = Loss.MeanSquaredError, Activations = true)", "[Input(2, 2)] [Flatten] [Dense(3)]")]
    public void AcceptsACallOfTheMethod(string arguments, string layers) =>
        Match(arguments, layers, "LayerActivation<float> dense = net.Activations(new float[4])[\"dense\"];");

    [Fact]
    public void AcceptsAMethodOfTheUsers() =>
        Reports.Match(
            """
            [Network, Input(4), Dense(3)]
            public partial class Net
            {
                public int Activations(int layer) => layer;

                public int Run() => Activations(1);
            }
            """
        );

    private static void Match(string arguments, string layers, string body, params string[] messages) =>
        Reports.Match(
            $$"""
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
