using StaticNets.Generator.Operations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>Emitted code calls the methods of custom layers, whatever else their names and places mean.</summary>
public sealed class CustomLayerTests
{
    /// <summary>
    /// Names of types and tensors are those of variables, keywords and types in emitted code; a layer with tensors has a property with the
    /// name of its class. A tensor named frozen takes the place of the property <c>Frozen</c>.
    /// </summary>
    private const string Source = """
        using System;
        using System.Numerics;
        using StaticNets;

        namespace @class.System
        {
            internal static class Around
            {
                [CustomLayer(Input = "row, rows", Output = "rows, row", Parameters = ["x[row]", "rows[rows, 3]", "y[1]", "int[2, 2]", "frozen[1]"])]
                internal static class @event
                {
                    internal static void Forward<S>(
                        ReadOnlySpan<S> x,
                        Span<S> y,
                        ReadOnlySpan<S> a,
                        ReadOnlySpan<S> b,
                        ReadOnlySpan<S> c,
                        ReadOnlySpan<S> d,
                        ReadOnlySpan<S> e,
                        int rows
                    )
                        where S : struct, INumber<S> => x.CopyTo(y);

                    internal static void Backward(
                        ReadOnlySpan<float> x,
                        ReadOnlySpan<float> y,
                        ReadOnlySpan<float> dy,
                        Span<float> dx,
                        ReadOnlySpan<float> a,
                        Span<float> da,
                        ReadOnlySpan<float> b,
                        Span<float> db,
                        ReadOnlySpan<float> c,
                        Span<float> dc,
                        ReadOnlySpan<float> d,
                        Span<float> dd,
                        ReadOnlySpan<float> e,
                        Span<float> de,
                        int row,
                        int rows
                    ) => dy.CopyTo(dx);
                }
            }

            /// <summary>A network.</summary>
            [Network(Loss = Loss.MeanSquaredError)]
            [Input(5, 7)]
            [Custom(typeof(Around.@event))]
            [Custom(typeof(Around.@event), From = "input", Name = "span")]
            [Add("event")]
            [Flatten]
            [Dense(2)]
            public sealed partial class Net
            {
                /// <summary>The tensors of a layer.</summary>
                public static long Count(Net net) => net.Event.Rows.FlattenedLength + net.Span.Int.FlattenedLength + net.Event.Frozen.FlattenedLength;
            }
        }
        """;

    [Fact]
    public void CompilesWithoutAWarning() => GeneratorHost.Generate(Source).AssertClean(Source);

    [Fact]
    public void CallsTheMethodsWithRowsWithoutPadding()
    {
        const string Layer = """
            using System;
            using StaticNets;

            namespace Acme;

            [CustomLayer(Input = "n", Output = "n / 2", Parameters = ["scale[n / 2]", "kernel[n, 3]"])]
            internal static class Maxout
            {
                public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y, ReadOnlySpan<T> scale, ReadOnlySpan<T> kernel, int n) { }

                public static void Backward(
                    ReadOnlySpan<float> x,
                    ReadOnlySpan<float> y,
                    ReadOnlySpan<float> dy,
                    Span<float> dx,
                    ReadOnlySpan<float> scale,
                    Span<float> dScale,
                    ReadOnlySpan<float> kernel,
                    Span<float> dKernel
                ) { }
            }

            [Network(Loss = Loss.MeanSquaredError), Input(10), Custom(typeof(Maxout)), Dense(1)]
            internal sealed partial class Net;
            """;
        GeneratedCompilation compiled = GeneratorHost.Generate(Layer);
        compiled.AssertClean(Layer);
        string kernels = compiled
            .Result.GeneratedSources.Single(source => source.HintName.EndsWith(".Kernels.g.cs", StringComparison.Ordinal))
            .SourceText.ToString();
        const string Marshal = "global::System.Runtime.InteropServices.MemoryMarshal.";
        string[] expected =
        [
            "/// <summary>y = Maxout.Forward(x, scale, kernel) of each row</summary>",
            "global::System.Span<float> yRow = " + Marshal + "CreateSpan(ref Unsafe.Add(ref y, row * 16), 16);",
            "yRow.Clear();",
            "global::Acme.Maxout.Forward<float>(",
            Marshal + "CreateReadOnlySpan(ref Unsafe.Add(ref x, row * xStride), 10), yRow.Slice(0, 5),",
            Marshal + "CreateReadOnlySpan(ref scaleTensor, 5), " + Marshal + "CreateReadOnlySpan(ref kernelTensor, 30), 10);",
            "global::Acme.Maxout.Backward(",
            "/// <summary>dx = Maxout.Backward(x, y, dy, scale, kernel) of each row, which also adds to dscale, dkernel</summary>",
        ];
        string flat = string.Join(' ', kernels.Split('\n').Select(line => line.Trim()));
        Assert.All(expected, text => Assert.Contains(text, flat, StringComparison.Ordinal));
    }

    /// <summary>
    /// The first layer's Backward is called in training for the gradients of its tensors; without tensors that learn, only when the caller
    /// wants the gradient of the input.
    /// </summary>
    [Theory]
    [InlineData("", "Custom(typeof(Layer))", true)]
    [InlineData("\"scale[2]\"", "Custom(typeof(Layer))", false)]
    [InlineData("\"kernel[2, 3]\"", "Custom(typeof(Layer))", false)]
    [InlineData("\"scale[2]\"", "Custom(typeof(Layer), Frozen = true)", true)]
    [InlineData("\"kernel[2, 3]\"", "Custom(typeof(Layer), Frozen = true)", true)]
    [InlineData("", "Dense(4), Custom(typeof(Layer))", false)]
    public void BackwardIsCalledForWhatLearns(string tensors, string layers, bool isForInputGradient)
    {
        string source =
            "using System;\nusing StaticNets;\n"
            + CustomText.Layer($"Parameters = [{tensors}]", tensors.Length == 0 ? 0 : 1)
            + $"[Network(Loss = Loss.MeanSquaredError), Input(4), {layers}, Dense(1)] public partial class Net;";
        NetworkPlan plan = Planner.Plan(GeneratorHost.Graph(GeneratorHost.Compilation(GeneratorHost.Parse(source)), "Net"), Element.Single);
        Instruction call = Assert.Single(
            plan.Training!.Backward,
            instruction => instruction is FunctionCall { Function.CallName: "LayerBackward" }
        );
        Assert.Equal(isForInputGradient, call.IsForInputGradient);
    }
}
