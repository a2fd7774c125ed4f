using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>Tests which networks have <c>State</c>, <c>NewState</c> and <c>Step</c>.</summary>
public sealed class StateTests
{
    private const string Use =
        "Net.State state = net.NewState(); net.Step(state, new float[3], new float[4]); state.Reset(); state.CopyTo(state);";

    [Theory]
    [InlineData("Input(6, 3), SimpleRnn(4)")]
    [InlineData("Input(1, 3), SimpleRnn(4)")]
    [InlineData("Input(6, 3), SimpleRnn(4, ReturnSequences = true)")]
    [InlineData("Input(6, 3), SimpleRnn(2, ReturnSequences = true), LayerNormalization, SimpleRnn(4), Dense(4)")]
    [InlineData("Input(6, 4), SimpleRnn(4, ReturnSequences = true), Add(\"input\"), Softmax")]
    [InlineData("Input(6, 3), PRelu, RmsNormalization, SimpleRnn(4, ReturnSequences = true), PRelu(Shared = true)")]
    [InlineData("Input(6, 3), Conv1D(4, 3, Padding = Padding.Causal)")]
    [InlineData("Input(6, 1), Conv1D(1, 2, Padding = Padding.Causal, Dilation = 16777216)")]
    [InlineData("Input(6, 3), Conv1D(2, 2, Padding = Padding.Causal, Dilation = 3), Conv1D(4, 1), LastStep")]
    [InlineData("Input(6, 3), SimpleRnn(4, ReturnSequences = true), Conv1D(4, 2, Padding = Padding.Causal, Groups = 2)")]
    [InlineData("Input(6, 3), SimpleRnn(4, ReturnSequences = true), LastStep")]
    [InlineData("Input(6, 3), SimpleRnn(4), RepeatVector(3), SimpleRnn(4)")]
    [InlineData("Input(6, 3), SimpleRnn(4), Reshape(4, 1), SimpleRnn(2), Reshape(2, 1), Flatten")]
    public void NetworksWhoseLayersTakeOneStepAfterTheOther(string layers) => Generate(layers, Use).AssertClean(layers);

    [Theory]
    [InlineData("no recurrent layer", "Input(6, 3), LayerNormalization")]
    [InlineData("all steps in one row", "Input(6, 3), SimpleRnn(4, ReturnSequences = true), Flatten, Dense(4)")]
    [InlineData("all steps in one row of outputs", "Input(6, 3), SimpleRnn(4, ReturnSequences = true), Flatten")]
    [InlineData("softmax over all steps", "Input(6, 3), SimpleRnn(4, ReturnSequences = true), Flatten, Softmax")]
    [InlineData("steps that are no steps", "Input(6, 3), SimpleRnn(4, ReturnSequences = true), Reshape(4, 6), SimpleRnn(2)")]
    [InlineData("steps that the last one makes", "Input(18), Reshape(6, 3), SimpleRnn(4)")]
    [InlineData("steps behind all of them", "Input(6, 3), Flatten, Dense(6), Reshape(3, 2), SimpleRnn(4)")]
    [InlineData("windows behind their step", "Input(6, 3), SimpleRnn(4, ReturnSequences = true), Conv1D(4, 3)")]
    [InlineData("windows around their step", "Input(6, 3), SimpleRnn(4, ReturnSequences = true), Conv1D(4, 3, Padding = Padding.Same)")]
    [InlineData("zeros at both ends", "Input(6, 3), SimpleRnn(4, ReturnSequences = true), Conv1D(4, 1, Pad = 1)")]
    [InlineData("every second step", "Input(6, 3), Conv1D(4, 3, Padding = Padding.Causal, Strides = 2)")]
    [InlineData("normalisation of all steps", "Input(6, 3), SimpleRnn(4, ReturnSequences = true), GroupNormalization(2)")]
    [InlineData("axes with the steps", "Input(6, 3), LayerNormalization(Axis = 0), SimpleRnn(4)")]
    [InlineData("pooling", "Input(6, 3), Conv1D(4, 3, Padding = Padding.Causal), MaxPooling1D(2)")]
    [InlineData("pooling of all steps", "Input(6, 3), Conv1D(4, 3, Padding = Padding.Causal), GlobalMaxPooling1D")]
    [InlineData("too long a dilation to count", "Input(6, 1), Conv1D(1, 2, Padding = Padding.Causal, Dilation = 16777217)")]
    [InlineData("nothing to keep", "Input(6, 3), Conv1D(4, 1)")]
    [InlineData("two inputs", "Input(6, 3, Name = \"a\"), Input(6, 3, Name = \"b\"), Add(\"a\", \"b\"), SimpleRnn(4)")]
    public void NetworksWithoutSteps(string why, string layers)
    {
        GeneratedCompilation generated = Generate(layers, "");
        generated.AssertClean(why);
        INamedTypeSymbol net = generated.Compilation.GetTypeByMetadataName("Net")!;
        Assert.Empty(net.GetMembers("State").Concat(net.GetMembers("NewState")).Concat(net.GetMembers("Step")));
        Assert.DoesNotContain(
            generated.Result.GeneratedSources,
            file => file.SourceText.ToString().Contains("NetworkState", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void AStateOfAnotherNetworkDoesNotCompile()
    {
        GeneratedCompilation generated = GeneratorHost.Generate(
            """
            using StaticNets;

            [Network, Input(6, 3), SimpleRnn(4)] internal sealed partial class Net;
            [Network, Input(6, 3), SimpleRnn(4)] internal sealed partial class Other;

            internal static class User
            {
                internal static void Use(Net net, Other other) => net.Step(other.NewState(), new float[3], new float[4]);
            }
            """
        );
        Diagnostic error = Assert.Single(generated.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("CS1503", error.Id);
    }

    /// <summary>The analyzer reports the mistake; code that uses the members must not fail because of it.</summary>
    [Theory]
    [InlineData("Input(6, 3), SimpleRnn(0)")]
    [InlineData("SimpleRnn(4)")]
    public void AFaultyNetworkKeepsItsMembers(string layers)
    {
        GeneratedCompilation generated = Generate(layers, Use);
        Assert.DoesNotContain(generated.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static GeneratedCompilation Generate(string layers, string use) =>
        GeneratorHost.Generate(
            $$"""
            using StaticNets;

            [Network, {{layers}}]
            internal sealed partial class Net;

            internal static class User
            {
                internal static void Use(Net net)
                {
                    {{use}}
                }
            }
            """
        );
}
