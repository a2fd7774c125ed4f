using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>Tests which networks have the members for a step of one's own, and that they are only added to the emitted text.</summary>
public sealed class TapeTests
{
    private const string Use =
        "net.Backward(net.Forward(x, y, new Net.Tape()), y); net.Backward(net.Forward(x, y), y, x); net.Apply(new Sgd(0.1));";

    [Theory]
    [InlineData("Input(4), Dense(3), BatchNormalization, Dropout(0.1)")]
    [InlineData("Input(6, 3), Lstm(4, ReturnSequences = true), MultiHeadAttention(2)")]
    [InlineData("Input(6, 6, 2), Conv2D(3, 3), MaxPooling2D(2), Flatten")]
    [InlineData("Input(2, 2), Flatten")]
    public void NetworksWithoutALoss(string layers) => Generate("", layers, Use).AssertClean(layers);

    [Theory]
    [InlineData("a loss", "Loss = Loss.MeanSquaredError", "Input(4), Dense(3)")]
    [InlineData("any number of steps", "", "Input(Steps.Any, 3), Lstm(4)")]
    [InlineData("weights in 16 bits", "", "Input(4), Dense(3, Weights = WeightFormat.BFloat16)")]
    [InlineData("no derivative", "", "Input(4), Dense(3, Activation = Activation.Heaviside)")]
    public void NetworksThatHaveNone(string why, string arguments, string layers)
    {
        GeneratedCompilation generated = Generate(arguments, layers, "");
        generated.AssertClean(why);
        INamedTypeSymbol net = generated.Compilation.GetTypeByMetadataName("Net")!;
        string[] names = ["Tape", "Learner", "Learning", "Forward", "Backward", "Apply"];
        Assert.Empty(names.SelectMany(name => net.GetMembers(name)));
        Assert.DoesNotContain("Tape", generated.Text, StringComparison.Ordinal);
    }

    /// <summary>The prediction is emitted as before: only the public members differ, and the new file has everything else.</summary>
    [Fact]
    public void TheOtherFilesKnowNothingOfTheTape()
    {
        GeneratorRunResult result = Generate("", "Input(4), Dense(8, Activation = Activation.Gelu), Dense(3)", Use).Result;
        Assert.Equal(
            ["Net.Engine.g.cs", "Net.Kernels.g.cs", "Net.Learner.g.cs", "Net.g.cs"],
            result.GeneratedSources.Select(source => source.HintName).Order(StringComparer.Ordinal)
        );
        foreach (
            GeneratedSourceResult file in result.GeneratedSources.Where(file => file.HintName is "Net.Engine.g.cs" or "Net.Kernels.g.cs")
        )
        {
            string text = file.SourceText.ToString();
            Assert.DoesNotContain("Backward", text, StringComparison.Ordinal);
            Assert.DoesNotContain("MicroBatch", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Learner", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ATapeOfAnotherNetworkDoesNotCompile()
    {
        GeneratedCompilation generated = GeneratorHost.Generate(
            """
            using StaticNets;

            [Network, Input(4), Dense(3)]
            internal partial class Net;

            [Network, Input(4), Dense(3)]
            internal partial class Other;

            internal static class User
            {
                internal static void Use(Net net, Other.Tape tape, float[] y) => net.Backward(tape, y);
            }
            """
        );
        Assert.Equal(["CS1503"], generated.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Select(one => one.Id));
    }

    /// <summary>A declaration with a mistake keeps the members, so that code which uses them gets no further errors.</summary>
    [Fact]
    public void AFaultyNetworkKeepsItsMembers()
    {
        GeneratedCompilation generated = Generate("", "Input(4), Dense(0)", Use);
        Assert.DoesNotContain(generated.Diagnostics, one => one.Severity == DiagnosticSeverity.Error);
    }

    private static GeneratedCompilation Generate(string arguments, string layers, string body) =>
        GeneratorHost.Generate(
            $$"""
            using StaticNets;

            /// <summary>A network.</summary>
            [Network({{arguments}})]
            [{{layers}}]
            public sealed partial class Net;

            internal static class User
            {
                internal static void Use(Net net, float[] x, float[] y)
                {
                    {{body}}
                }
            }
            """
        );
}
