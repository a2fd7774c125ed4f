using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>
/// Generated networks satisfy the constraints of generic tools such as the gradient check. If a network does not, the compiler reports the
/// missing interface.
/// </summary>
public sealed class TrainableTests
{
    private const string Double = ", Precision = Precision.Double";

    public static TheoryData<string, string, string, LanguageVersion> Calls
    {
        get
        {
            TheoryData<string, string, string, LanguageVersion> calls = [];
            foreach (LanguageVersion version in (LanguageVersion[])[LanguageVersion.CSharp13, GeneratorHost.CSharp14])
            {
                calls.Add("Loss = Loss.MeanSquaredError" + Double, "Linear", "GradientCheck.Run(net, array, array);", version);
                calls.Add(
                    "Loss = Loss.MeanSquaredError" + Double,
                    "Linear",
                    "GradientCheck.Run(net, array.AsSpan(), [0.5, 1], seed: 2);",
                    version
                );
                calls.Add(
                    "Loss = Loss.SparseCategoricalCrossEntropy" + Double,
                    "Softmax",
                    "GradientCheck.Run(net, array, new int[2]);",
                    version
                );
                calls.Add(
                    "Loss = Loss.SparseCategoricalCrossEntropy" + Double,
                    "Softmax",
                    "GradientCheck.Run(net, array, [1, 0]);",
                    version
                );
                calls.Add(
                    "Loss = Loss.SparseCategoricalCrossEntropy",
                    "Softmax",
                    "ITrainable<float, int> any = net; _ = any.Parameters;",
                    version
                );
                calls.Add("Loss = Loss.MeanSquaredError", "Linear", "ITrainable<float, float> any = net; _ = any.Parameters;", version);
                calls.Add("Precision = Precision.Double", "Linear", "GradientCheck.Run<double>(net, array, array);", version);
                calls.Add("", "Linear", "ITrainable<float, float> any = net; _ = any.Parameters;", version);
            }

            return calls;
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void ANetworkWithAGradientIsTrainable(string arguments, string function, string call, LanguageVersion version) =>
        Generate(arguments, function, call, version).AssertClean(call);

    [Theory]
    [InlineData("MeanSquaredError", "Linear", "new float[2]")]
    [InlineData("SparseCategoricalCrossEntropy", "Softmax", "new int[1]")]
    public void RejectsGradientChecksInSinglePrecision(string loss, string function, string targets)
    {
        GeneratedCompilation generated = Generate($"Loss = Loss.{loss}", function, $"GradientCheck.Run(net, new float[4], {targets});");
        Diagnostic error = Assert.Single(generated.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("CS0619", error.Id);
        Assert.Contains("[Network(Precision = Precision.Double)]", error.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void ANetworkWithoutAGradientIsNotTrainable()
    {
        GeneratedCompilation generated = Generate("", "Heaviside", "ITrainable<float, float> any = net; _ = any.Parameters;");
        Assert.Equal(["CS0029"], generated.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Select(one => one.Id));
    }

    private static GeneratedCompilation Generate(
        string arguments,
        string function,
        string call,
        LanguageVersion version = LanguageVersion.CSharp13
    ) =>
        GeneratorHost.Generate(
            $$"""
            using System;
            using StaticNets;

            namespace Acme;

            /// <summary>A network.</summary>
            [Network({{arguments}})]
            [Input(4)]
            [Dense(2, Activation = Activation.{{function}})]
            public sealed partial class Net;

            internal static class User
            {
                internal static void Use(Net net, double[] array)
                {
                    {{call}}
                }
            }
            """,
            version
        );
}
