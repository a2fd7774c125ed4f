using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>Calls resolve to the intended overload under the rules for spans of C# 13 and of C# 14.</summary>
public sealed class OverloadTests
{
    private const string Spans = "System.ReadOnlySpan<float>, System.Span<float>";
    private const string Tensors = "System.Numerics.Tensors.ReadOnlyTensorSpan<float>, System.Numerics.Tensors.TensorSpan<float>";

    public static TheoryData<string, string, LanguageVersion> Calls
    {
        get
        {
            TheoryData<string, string, LanguageVersion> calls = [];
            foreach (LanguageVersion version in (LanguageVersion[])[LanguageVersion.CSharp13, GeneratorHost.CSharp14])
            {
                calls.Add("array, array", Spans, version);
                calls.Add("readOnly, span", Spans, version);
                calls.Add("span, span", Spans, version);
                calls.Add("array, span", Spans, version);
                calls.Add("span, array", Spans, version);
                calls.Add("memory.Span, memory.Span", Spans, version);
                calls.Add("array.AsSpan(0, 4), array.AsSpan(4)", Spans, version);
                calls.Add("stackalloc float[4], stackalloc float[2]", Spans, version);
                calls.Add("[1, 2, 3, 4], array", Spans, version);
                calls.Add("new System.ReadOnlyMemory<float>(array).Span, array", Spans, version);
                calls.Add("readOnlyTensor, tensor", Tensors, version);
                calls.Add("in readOnlyTensor, in tensor", Tensors, version);
                calls.Add("tensor, tensor", Tensors, version);
                calls.Add("System.Numerics.Tensors.Tensor.Create(array).AsReadOnlyTensorSpan(), tensor", Tensors, version);
            }

            return calls;
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Predict(string arguments, string expected, LanguageVersion version)
    {
        GeneratedCompilation generated = Generate($"net.Predict({arguments});", version);
        Assert.Equal(expected, ParametersOf(generated, "Predict"));
    }

    [Theory]
    [InlineData("net.TrainStep(array, array, new Sgd(0.1));", LanguageVersion.CSharp13)]
    [InlineData("net.TrainStep(array, array, new Sgd(0.1));", GeneratorHost.CSharp14)]
    [InlineData("net.TrainStep(stackalloc float[4], span, new Adam());", LanguageVersion.CSharp13)]
    [InlineData("net.TrainStep(stackalloc float[4], span, new Adam());", GeneratorHost.CSharp14)]
    [InlineData("net.Gradient(readOnly, array, new Gradients<float>());", LanguageVersion.CSharp13)]
    [InlineData("net.Gradient(readOnly, array, new Gradients<float>());", GeneratorHost.CSharp14)]
    [InlineData("net.Fit(new Dataset(array, array), new FitOptions());", LanguageVersion.CSharp13)]
    [InlineData("net.Fit(new Dataset(array, array), new FitOptions());", GeneratorHost.CSharp14)]
    [InlineData("net.Parameters.Set(\"dense/bias\", array);", LanguageVersion.CSharp13)]
    [InlineData("net.Parameters.Set(\"dense/bias\", array);", GeneratorHost.CSharp14)]
    [InlineData("_ = net.Dense.Kernel[0, 1] + net.Parameters[\"dense/kernel\"][0, 1];", LanguageVersion.CSharp13)]
    [InlineData("_ = net.Dense.Kernel[0, 1] + net.Parameters[\"dense/kernel\"][0, 1];", GeneratorHost.CSharp14)]
    public void AcceptsOtherMembers(string call, LanguageVersion version) => Generate(call, version);

    private static GeneratedCompilation Generate(string call, LanguageVersion version)
    {
        GeneratedCompilation generated = GeneratorHost.Generate(
            $$"""
            using System;
            using StaticNets;

            namespace Acme;

            /// <summary>A network.</summary>
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(4)]
            [Dense(2)]
            public sealed partial class Net;

            internal static class User
            {
                internal static void Use(
                    Net net,
                    float[] array,
                    Span<float> span,
                    ReadOnlySpan<float> readOnly,
                    Memory<float> memory,
                    System.Numerics.Tensors.TensorSpan<float> tensor,
                    System.Numerics.Tensors.ReadOnlyTensorSpan<float> readOnlyTensor
                )
                {
                    {{call}}
                }
            }
            """,
            version
        );
        generated.AssertClean($"{call} under {version}");
        return generated;
    }

    private static string ParametersOf(GeneratedCompilation generated, string method)
    {
        SyntaxTree tree = generated.Compilation.SyntaxTrees.First();
        InvocationExpressionSyntax call = tree.GetRoot()
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Single(node => node.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: var name } && name == method);
        ISymbol symbol = generated.Compilation.GetSemanticModel(tree).GetSymbolInfo(call).Symbol!;
        return string.Join(", ", ((IMethodSymbol)symbol).Parameters.Select(parameter => parameter.Type.ToDisplayString()));
    }
}
