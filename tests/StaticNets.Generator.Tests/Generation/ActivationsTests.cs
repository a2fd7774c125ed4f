using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>
/// Tests which networks have the method for the outputs of their layers, and that it is only added to the emitted text.
/// </summary>
public sealed class ActivationsTests
{
    private const string OneInput = "_ = net.Activations(x)[0].Values.Length;";

    [Theory]
    [InlineData("", "Input(4), Dense(3), BatchNormalization, Dropout(0.1)", OneInput)]
    [InlineData("Loss = Loss.MeanSquaredError, ", "Input(6, 6, 2), Conv2D(3, 3), BatchNormalization, MaxPooling2D(2), Flatten", OneInput)]
    [InlineData("", "Input(6, 3), Lstm(4, ReturnSequences = true), MultiHeadAttention(2)", OneInput)]
    [InlineData("", "Input(4), Dense(3, Weights = WeightFormat.BFloat16)", OneInput)]
    [InlineData("", "Input(2, 2), Flatten", OneInput)]
    [InlineData("", "Input(Steps.Any, 4), Gru(2), Dense(1)", "_ = net.Activations(x, 1)[\"gru\"].Tensor;")]
    [InlineData("", "Input(Steps.Any, 4), Gru(2, ReturnSequences = true)", "_ = net.Activations(x, steps: 1)[\"gru\"].Row(0);")]
    [InlineData(
        "",
        "Input(2, Name = \"a\"), Input(3, Name = \"class\"), Dense(2, From = \"a\"), Concatenate(\"class\")",
        "_ = net.Activations(a: x, @class: x).Count;"
    )]
    [InlineData(
        "",
        "Input(3), Embedding(5, 2), Flatten",
        "foreach (LayerActivation<float> layer in net.Activations(new int[3])) { _ = layer.Shape; }"
    )]
    public void NetworksThatAskForIt(string arguments, string layers, string use) =>
        Generate(arguments + "Activations = true", layers, use).AssertClean(layers);

    /// <summary>Without the method the text is that of before, and with it only the public members and the new file differ.</summary>
    [Theory]
    [InlineData(
        "Loss = Loss.MeanSquaredError",
        "Input(6, 6, 1), Conv2D(8, 3, Activation = Activation.Relu), MaxPooling2D(2), Flatten, Dense(3)"
    )]
    [InlineData("Precision = Precision.Single", "Input(Steps.Any, 3), Lstm(4, ReturnSequences = true), SimpleRnn(2)")]
    [InlineData("Precision = Precision.Single", "Input(4), Dense(8), BatchNormalization, Dense(3)")]
    public void TheOtherFilesKnowNothingOfIt(string arguments, string layers)
    {
        Dictionary<string, string> without = Files(Generate(arguments, layers, ""));
        Dictionary<string, string> with = Files(Generate(arguments + ", Activations = true", layers, ""));
        Assert.Equal(["Net.ActivationEngine.g.cs"], with.Keys.Except(without.Keys));
        Assert.Equal(["Net.g.cs"], without.Keys.Where(name => without[name] != with[name]));
        string[] members = without["Net.g.cs"].Split('\n');
        Assert.Empty(members.Except(with["Net.g.cs"].Split('\n')));
        Assert.DoesNotContain(without.Values, text => text.Contains("Activations", StringComparison.Ordinal));
    }

    /// <summary>A declaration with a mistake keeps the method, so that code which uses it gets no further errors.</summary>
    [Theory]
    [InlineData("Input(4), Dense(0)", OneInput)]
    [InlineData("Input(Steps.Any, 4), Gru(0)", "_ = net.Activations(x, 1);")]
    [InlineData("Input(4, Name = \"a\"), Input(3, Name = \"b\"), Dense(0, From = \"a\"), Concatenate(\"b\")", "_ = net.Activations(x, x);")]
    public void AFaultyNetworkKeepsTheMethod(string layers, string use)
    {
        GeneratedCompilation generated = Generate("Activations = true", layers, use);
        Assert.DoesNotContain(generated.Diagnostics, one => one.Severity == DiagnosticSeverity.Error);
    }

    private static Dictionary<string, string> Files(GeneratedCompilation generated) =>
        generated.Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    private static GeneratedCompilation Generate(string arguments, string layers, string body) =>
        GeneratorHost.Generate(
            $$"""
            using StaticNets;

            /// <summary>A network.</summary>
            [Network({{arguments}})]
            [{{layers}}]
            internal partial class Net;

            internal static class User
            {
                internal static void Use(Net net, float[] x)
                {
                    {{body}}
                }
            }
            """
        );
}
