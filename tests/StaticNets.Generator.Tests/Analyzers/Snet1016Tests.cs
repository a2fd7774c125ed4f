using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Training needs a loss.</summary>
public class Snet1016Tests
{
    [Fact]
    public void ReportsEachMethodOfTraining() =>
        Match(
            "[Dense(3)]",
            """
            net.{|SNET1016:{|CS1061:Fit|}|}(new Dataset(new float[4], new float[3]), new FitOptions());
            net.{|SNET1016:{|CS1061:Evaluate|}|}(new Dataset(new float[4], new float[3]));
            net.{|SNET1016:{|CS1061:TrainStep|}|}(new float[4], new float[3], new Sgd(0.1));
            """,
            "'Net' has no Fit, because it was declared without a loss: write [Network(Loss = Loss.MeanSquaredError)]",
            "'Net' has no Evaluate, because it was declared without a loss: write [Network(Loss = Loss.MeanSquaredError)]",
            "'Net' has no TrainStep, because it was declared without a loss: write [Network(Loss = Loss.MeanSquaredError)]"
        );

    /// <summary>Other networks without a loss have a <c>Gradient</c> of the outputs.</summary>
    [Fact]
    public void ReportsAMissingGradient() =>
        Match(
            "[Activation(Activation.Heaviside)]",
            "net.{|SNET1016:{|CS1061:Gradient|}|}(new float[4], new float[4], new Gradients<float>());",
            "'Net' has no Gradient, because it was declared without a loss: write [Network(Loss = Loss.Perceptron)]"
        );

    [Theory]
    [InlineData(
        "[Dense(3, Activation = Activation.Softmax)]",
        "[Network(Loss = Loss.SparseCategoricalCrossEntropy)] or [Network(Loss = Loss.CategoricalCrossEntropy)]"
    )]
    [InlineData("[Dense(1, Activation = Activation.Sigmoid)]", "[Network(Loss = Loss.BinaryCrossEntropy)]")]
    [InlineData("[Activation(Activation.Heaviside)]", "[Network(Loss = Loss.Perceptron)]")]
    [InlineData("[Dense(1, Activation = Activation.Softmax)]", "[Network(Loss = Loss.MeanSquaredError)]")]
    public void ReportsTheLossThatSuitsTheOutput(string last, string loss) =>
        Match(
            last,
            "net.{|SNET1016:{|CS1061:Fit|}|}(null!, new FitOptions());",
            $"'Net' has no Fit, because it was declared without a loss: write {loss}"
        );

    [Fact]
    public void AcceptsMethodsThatThereAre() =>
        Reports.Match(
            """
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(3)]
            public partial class Net;

            [Network]
            [Input(4)]
            [Dense(3)]
            public partial class Own
            {
                public void Fit(int rows) { }
            }

            public static class Program
            {
                public static int Evaluate(this Own own, string text) => text.Length;

                public static void Run(Net net, Own own, Func<int, int> Fit)
                {
                    net.Evaluate(new Dataset(new float[4], new float[3]));
                    own.Fit(3);
                    own.Gradient(new float[4], new float[3], new Gradients<float>());
                    own.Evaluate("x");
                    Fit(3);
                }
            }
            """
        );

    private static void Match(string last, string body, params string[] messages) =>
        Reports.Match(
            $$"""
            [Network]
            [Input(4)]
            {{last}}
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
