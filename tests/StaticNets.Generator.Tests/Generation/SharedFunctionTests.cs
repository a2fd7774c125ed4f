using System.Text.RegularExpressions;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>Which layers call the same functions, and how these are named and described.</summary>
public sealed partial class SharedFunctionTests
{
    private const string Blocks = """
        [Conv2D("filters", 3, Padding = Padding.Same, UseBias = false), BatchNormalization, Activation(Activation.Relu)]
        [Conv2D("filters", 3, Padding = Padding.Same, UseBias = false), BatchNormalization, Add("input"), Activation(Activation.Relu)]
        internal sealed class ResidualAttribute(int filters) : BlockAttribute
        {
            public int Filters { get; } = filters;
        }
        """;

    /// <summary>Only the first layer reads rows without padding, and only the last has another width.</summary>
    [Theory]
    [InlineData(
        "Input(60), Dense(64), Dense(64), Dense(64), Dense(10)",
        "DenseForward SharedDenseForward SharedDenseForward Dense3Forward"
    )]
    [InlineData(
        "Input(64), Dense(64, Activation = Activation.Relu), Dense(64), Dense(64, Activation = Activation.Relu), Dense(64)",
        "SharedDenseForward SharedDenseForward2 SharedDenseForward SharedDenseForward2"
    )]
    [InlineData(
        "Input(64), Dense(64), Dense(64, UseBias = false), Dense(64, Weights = WeightFormat.BFloat16)",
        "DenseForward Dense1Forward Dense2Forward"
    )]
    [InlineData(
        "Input(64), Dense(64, Name = \"shared_dense\"), Dense(32), Dense(32), Dense(32)",
        "SharedDenseForward DenseForward SharedDenseForward2 SharedDenseForward2"
    )]
    [InlineData(
        "Input(64), Dense(64), LayerNormalization, LayerNormalization(Epsilon = 0.5)",
        "DenseForward LayerNormalizationForward LayerNormalization1Forward"
    )]
    [InlineData(
        "Input(64), Dense(64, Activation = Activation.Softmax), Softmax",
        "DenseForward SharedDense_SoftmaxForward SharedDense_SoftmaxForward"
    )]
    public void LayersWithEqualTextsShareTheirFunctions(string layers, string functions) =>
        Assert.Equal(functions, string.Join(' ', Emitted(Plan($"[Network, {layers}]").Prediction!.Pass)));

    /// <summary>A network without equal layers is planned as if there were no sharing.</summary>
    [Fact]
    public void FunctionsOfDifferentLayersKeepTheirNames()
    {
        NetworkPlan plan = Plan(
            "[Network(Loss = Loss.MeanSquaredError), Input(8, 8, 3), Conv2D(4, 3, Activation = Activation.Tanh), Flatten, Dense(40), Dense(3)]"
        );
        Assert.DoesNotContain(plan.Functions, function => function.Name.StartsWith("Shared", StringComparison.Ordinal));
    }

    /// <summary>Nothing that a layer of a residual block computes is emitted for each repetition, forward and backward.</summary>
    [Fact]
    public void RepetitionsOfABlockAddNoFunctions()
    {
        const string Ends = "Conv2D(4, 3, Padding = Padding.Same), {0}, GlobalAveragePooling2D, Dense(3, Activation = Activation.Softmax)";
        int ofFour = Count("Residual(4, Repeat = 4)");
        Assert.Equal(ofFour, Count("Residual(4, Repeat = 5)"));
        Assert.Equal(ofFour, Count("Residual(4, Repeat = 9)"));

        static int Count(string blocks) =>
            Plan($"[Network(Loss = Loss.SparseCategoricalCrossEntropy), Input(6, 6, 2), {string.Format(Ends, blocks)}]", Blocks)
                .Functions.Count();
    }

    /// <summary>The comment above a function names the layers that call it, all of them if they fit in a line.</summary>
    [Theory]
    [InlineData(2, "For dense and dense_1: ")]
    [InlineData(3, "For dense, dense_1 and dense_2: ")]
    [InlineData(20, "For 20 layers from dense to dense_19: ")]
    public void TheCommentNamesTheLayers(int count, string begin)
    {
        string layers = string.Join(", ", Enumerable.Repeat("Dense(64)", count));
        string text = Kernels($"[Network(Loss = Loss.MeanSquaredError), Input(64), {layers}]");
        Assert.Contains($"/// <summary>{begin}y[rows, 64] = x[rows, 64] · kernel[64, 64] + bias</summary>", text, StringComparison.Ordinal);
        Assert.Equal(count, Regex.Count(text, @"^ +SharedDenseForward\(", RegexOptions.Multiline) / 2);
    }

    /// <summary>
    /// The variables of a merged loop are named for layers. In a shared loop they are named for the kinds of the layers, or x where
    /// these differ.
    /// </summary>
    [Fact]
    public void MergedLoopsHaveNamesThatFitAllLayers()
    {
        string text = Kernels(
            "[Network, Input(6, 6, 4), Residual(4, Repeat = 2), Add(\"input\", Name = \"sum\"), Activation(Activation.Relu), "
                + "Conv2D(4, 3, Padding = Padding.Same), BatchNormalization, Add(\"sum\"), Activation(Activation.Relu)]",
            Blocks
        );
        string loop = text[text.IndexOf("private static void SharedActivationForwardMerged(", StringComparison.Ordinal)..];
        loop = loop[..loop.IndexOf("S.Store", StringComparison.Ordinal)];
        string[] names = [.. Variable.Matches(loop).Select(match => match.Groups[1].Value)];
        Assert.Equal(["batchNormalizationOutput", "x", "addOutput", "activationOutput"], names);
        Assert.Contains(
            "/// <summary>For residual/0/activation_1 and activation_1: y = x0 + x1; relu(x)</summary>",
            text,
            StringComparison.Ordinal
        );
    }

    private static IEnumerable<string> Emitted(IEnumerable<Instruction> pass) =>
        pass.SelectMany(one => one.Calls).Select(call => call.Function).OfType<EmittedFunction>().Select(function => function.Name);

    private static string Kernels(string network, string further = "")
    {
        string source = $"using StaticNets;\n{network}\ninternal sealed partial class Net;\n{further}";
        GeneratedCompilation compiled = GeneratorHost.Generate(source);
        compiled.AssertClean(network);
        return compiled
            .Result.GeneratedSources.Single(file => file.HintName.EndsWith(".Kernels.g.cs", StringComparison.Ordinal))
            .SourceText.ToString();
    }

    private static NetworkPlan Plan(string network, string further = "")
    {
        NetworkGraph graph = GeneratorHost.Graph(
            GeneratorHost.Compilation(GeneratorHost.Parse($"using StaticNets;\n{network}\ninternal sealed partial class Net;\n{further}")),
            "Net"
        );
        Assert.Empty(graph.Problems);
        return Planner.Plan(graph, Element.Single);
    }

    [GeneratedRegex(@"^ +V (\w+) =", RegexOptions.Multiline)]
    private static partial Regex Variable { get; }
}
