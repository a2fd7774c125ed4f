using StaticNets.Generator.Operations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Tests.Support;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>Which functions predictions call when a batch normalisation is behind a convolution or dense layer.</summary>
public sealed class FoldingTests
{
    private const string Image =
        "Input(6, 6, 2), Conv2D(4, 3, Groups = 2), BatchNormalization, Activation(Activation.Relu), Flatten, Dense(2)";

    /// <summary>The activation behind the normalisation is part of the product; nothing else is left of both layers.</summary>
    [Theory]
    [InlineData("Conv2D(4, 3), BatchNormalization, Activation(Activation.Relu)", "Conv2d_FoldedForward")]
    [InlineData("Conv2D(4, 3), BatchNormalization, Activation(Activation.Softmax)", "Conv2d_FoldedForward ActivationForward")]
    [InlineData("Flatten, Dense(4), BatchNormalization, Activation(Activation.Tanh)", "Dense_FoldedForward")]
    [InlineData("Conv2D(4, 3), Reshape(16, 4), BatchNormalization", "Conv2d_FoldedForward")]
    [InlineData("DepthwiseConv2D(3, Multiplier = 2, UseBias = false), BatchNormalization", "DepthwiseConv2d_FoldedForward")]
    [InlineData("Conv2DTranspose(2, 3), BatchNormalization", "Conv2dTransposeForward BatchNormalizationInverse BatchNormalizationForward")]
    [InlineData("Conv2D(4, 3), Flatten, BatchNormalization", "Conv2dForward BatchNormalizationInverse BatchNormalizationForward")]
    [InlineData(
        "Conv2D(4, 3, Activation = Activation.Relu), BatchNormalization",
        "Conv2dForward BatchNormalizationInverse BatchNormalizationForward"
    )]
    [InlineData(
        "Conv2D(4, 3, Name = \"c\"), BatchNormalization, Add(\"c\")",
        "CForward BatchNormalizationInverse BatchNormalizationForward AddForward"
    )]
    [InlineData(
        "Flatten, Dense(4, Weights = WeightFormat.BFloat16), BatchNormalization",
        "DenseForward BatchNormalizationInverse BatchNormalizationForward"
    )]
    public void PredictionsCall(string layers, string functions)
    {
        NetworkPlan plan = Plan($"[Network, Input(6, 6, 2), {layers}]");
        Assert.Equal(functions, string.Join(' ', EmittedBy(plan.Prediction!.Pass)));
        Assert.Equal(functions.Contains("_Folded", StringComparison.Ordinal), plan.Folding is not null);
    }

    /// <summary>Training keeps both layers, and the prediction needs less memory for each row than a network with both.</summary>
    [Fact]
    public void TrainingStaysAndThePredictionShrinks()
    {
        NetworkPlan plan = Plan($"[Network(Loss = Loss.MeanSquaredError), {Image}]");
        IEnumerable<string> calls = EmittedBy(plan.Training!.Forward);
        Assert.Equal(
            ["Conv2dForward", "BatchNormalizationStatistics", "BatchNormalizationInverse", "BatchNormalizationForward", "DenseForward"],
            calls
        );

        // One image of 4 × 4 × 4 elements and the padded row of the dense layer. Without folding, there are the outputs of convolution and
        // normalisation, and the row takes the place of the first.
        Assert.Equal(64 + 16, plan.Prediction!.Arena.RowLength);
        string apart = Image.Replace("Groups = 2)", "Groups = 2, Activation = Activation.Tanh)", StringComparison.Ordinal);
        Assert.Equal(64 + 64, Plan($"[Network(Loss = Loss.MeanSquaredError), {apart}]").Prediction!.Arena.RowLength);
    }

    /// <summary>A layer without a bias gets one.</summary>
    [Fact]
    public void WithoutABiasTheMeanIsSubtracted()
    {
        Parameter kernel = Tensor("kernel", Shape.Of(3, 8));
        Parameter row = Tensor("row", Shape.Of(8));
        NormalizationFold fold = new("X_Folded", kernel, null, 0, new ChannelScaling(row, row, row, row), new LayerNumber(0.25));
        FoldPlan plan = FoldPlan.Of([fold], Element.Double)!;
        FunctionCall call = Assert.IsType<FunctionCall>(Assert.Single(plan.Pass));
        CodeWriter writer = new();
        ((EmittedFunction)call.Function).Write(writer, Element.Double);
        string text = writer.ToString();
        Assert.DoesNotContain("ref bias", text, StringComparison.Ordinal);
        Assert.Contains("V distance = S.Subtract(S.Zero, S.Load(ref mean, n));", text, StringComparison.Ordinal);
        Assert.Contains("S.Constant(0.25)", text, StringComparison.Ordinal);
        Assert.Equal((3 * 8) + 8, plan.Layout.Length);

        static Parameter Tensor(string name, Shape shape) => new(name, name, shape, "Zeros", 1, 1);
    }

    private static IEnumerable<string> EmittedBy(IEnumerable<Instruction> pass) =>
        pass.SelectMany(one => one.Calls).Select(call => call.Function).OfType<EmittedFunction>().Select(function => function.CallName);

    private static NetworkPlan Plan(string attributes)
    {
        NetworkGraph graph = GeneratorHost.Graph(
            GeneratorHost.Compilation(GeneratorHost.Parse($"using StaticNets;\n{attributes}\npublic sealed partial class Net;")),
            "Net"
        );
        Assert.Empty(graph.Problems);
        return Planner.Plan(graph, Element.Single);
    }
}
