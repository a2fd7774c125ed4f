using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>Which networks implement <c>INetwork</c>.</summary>
public sealed class NetworkInterfaceTests
{
    private const string Use =
        "internal static class User { internal static string Of<TNetwork>() where TNetwork : INetwork<TNetwork, float> => TNetwork.Summary; internal static string Net() => Of<Net>(); }";

    [Theory]
    [InlineData("[Network] [Input(4)] [Dense(2)]")]
    [InlineData("[Network(Loss = Loss.SparseCategoricalCrossEntropy)] [Input(2, 2)] [Flatten] [Dense(2, Activation = Activation.Softmax)]")]
    [InlineData("[Network] [Input(4, Name = \"a\")] [Input(4, Name = \"b\")] [Add(\"a\")] [Dense(2)]")]
    public void NetworksOfRowsDo(string layers) => GeneratorHost.Generate(Network(layers) + Use).AssertClean(layers);

    [Theory]
    [InlineData("[Network(Precision = Precision.Double)] [Input(4)] [Dense(2)]")]
    [InlineData("[Network] [Input(Steps.Any, 4)] [Gru(2)]")]
    [InlineData("[Network] [Input(4)] [Embedding(5, 2)] [Flatten] [Dense(2)]")]
    public void NetworksOfOtherValuesDoNot(string layers) =>
        Assert.Contains(Errors(Network(layers) + Use), error => error is "CS0311" or "CS0315");

    /// <summary>The analyzer reports the clash; the compiler reports no missing member of the interface in addition.</summary>
    [Theory]
    [InlineData("public void Predict(ReadOnlySpan<float> x, Span<float> y) { }")]
    [InlineData("public static Net Load(string path) => throw new InvalidOperationException(path);")]
    [InlineData("public static Net Load(System.IO.Stream stream) => throw new InvalidOperationException();")]
    [InlineData("public const long InputLength = 4;")]
    [InlineData("public static int OutputLength => 2;")]
    [InlineData("public static object Summary => 2;")]
    [InlineData("public int Predict;")]
    [InlineData("public int Load;")]
    public void AMemberThatClashesLeavesItOut(string member) => Assert.Empty(Errors(Network("[Network] [Input(4)] [Dense(2)]", member)));

    private static string Network(string layers, string member = "") =>
        $$"""
            using System;
            using StaticNets;

            namespace Acme;

            /// <summary>A network.</summary>
            {{layers}}
            public sealed partial class Net
            {
                {{(member.Length == 0 ? "" : "/// <summary>A member.</summary>")}}
                {{member}}
            }

            """;

    private static IEnumerable<string> Errors(string source) =>
        GeneratorHost.Generate(source).Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Select(one => one.Id);
}
