using System.Text.RegularExpressions;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>Emitted functions are short enough to be read: products share their tiles, and constants are folded.</summary>
public sealed partial class EmittedTextTests
{
    private const string Classifier =
        "[Network(Loss = Loss.SparseCategoricalCrossEntropy), Input(20), Dense(64, Activation = Activation.Relu), "
        + "Dense(32, Activation = Activation.Relu), Dense(3, Activation = Activation.Softmax)] internal partial class Net;";

    private const string LeNet =
        "[Network(Loss = Loss.SparseCategoricalCrossEntropy), Input(28, 28, 1), "
        + "Conv2D(6, 5, Padding = Padding.Same, Activation = Activation.Relu), MaxPooling2D(2), "
        + "Conv2D(16, 5, Activation = Activation.Relu), MaxPooling2D(2), Flatten, Dense(120, Activation = Activation.Relu), "
        + "Dense(84, Activation = Activation.Relu), Dense(10, Activation = Activation.Softmax)] internal partial class Net;";

    /// <summary>
    /// A network in which many factors are one: convolutions with groups of one channel, windows that stride by one pixel and extend past
    /// the image, and a loss of one output.
    /// </summary>
    private const string Ones =
        "[Network(Loss = Loss.MeanSquaredError), Input(6, 6, 3), Conv2D(3, 3, Groups = 3, Padding = Padding.Same), BatchNormalization, "
        + "MaxPooling2D(3, Strides = 1, Padding = Padding.Same), AveragePooling2D(2, Strides = 1), Conv2D(2, 3, Dilation = 2, Pad = 2), "
        + "Flatten, Dense(4, Name = \"a\"), Dense(4, Name = \"b\"), Concatenate(\"a\"), LayerNormalization, Dense(1)] "
        + "internal partial class Net;";

    /// <summary>
    /// The limits leave a few lines for later additions. When each product had tiles of its own, the networks had 2 640 and 3 586 lines.
    /// </summary>
    [Theory]
    [InlineData(Classifier, 1_100)]
    [InlineData(LeNet, 2_300)]
    public void FunctionsOfANetworkStayBelowALength(string declaration, int lines)
    {
        int written = Kernels(declaration).Count(symbol => symbol == '\n');
        Assert.InRange(written, lines / 2, lines);
    }

    /// <summary>A second layer of the same widths adds functions and types for its products, but no tile.</summary>
    [Fact]
    public void LayersShareTiles()
    {
        string one = Kernels("[Network(Loss = Loss.MeanSquaredError), Input(32), Dense(32), Dense(32)] internal partial class Net;");
        string two = Kernels(
            "[Network(Loss = Loss.MeanSquaredError), Input(32), Dense(32), Dense(32), Dense(32)] internal partial class Net;"
        );
        Assert.Equal(Tiles(one), Tiles(two));
        Assert.Equal(6, Tiles(one).Distinct().Count());
    }

    [Theory]
    [InlineData(Classifier)]
    [InlineData(LeNet)]
    [InlineData(Ones)]
    public void ConstantsAreFolded(string declaration) =>
        Assert.DoesNotContain(
            Kernels(declaration).Split('\n').Select(line => line.Trim()),
            line => !line.StartsWith("//", StringComparison.Ordinal) && Unfolded.IsMatch(line)
        );

    /// <summary>
    /// Each gradient of weights is computed only if the layer is trained, each gradient of a layer's input only if a layer in front of it
    /// is. The first branch reads the same layer as the second.
    /// </summary>
    [Fact]
    public void FrozenLayersCostNoGradientWork()
    {
        string text = Kernels(
            "[Network(Loss = Loss.MeanSquaredError), Input(40), Dense(64, Activation = Activation.Tanh, Name = \"a\"), Dense(64, Name = \"b\"), "
                + "Dense(64, Name = \"c\", From = \"a\"), Add(\"b\"), Dense(10, Name = \"d\")] internal partial class Net;"
        );
        string pass = text[text.IndexOf("void BackwardPass(", StringComparison.Ordinal)..];
        pass = pass[..pass.IndexOf("private static", StringComparison.Ordinal)];
        string condition = "always";
        List<string> found = [];
        foreach (string line in pass.Split('\n').Select(line => line.Trim()))
        {
            condition = Condition.Match(line) is { Success: true } match ? match.Value : condition;
            if (GradientCall.Match(line) is { Success: true } call)
            {
                found.Add($"{call.Groups["layer"].Value}{call.Groups["gradient"].Value}: {condition}");
            }
        }

        Assert.Equal(
            [
                "dKernelGradient: batch.Trains(0x8)",
                "dInputGradient: batch.FirstTrained <= 2",
                "cKernelGradient: batch.Trains(0x4)",
                "cInputGradient: batch.FirstTrained <= 0",
                "bKernelGradient: batch.Trains(0x2)",
                "bInputGradient: batch.FirstTrained <= 0",
                "aKernelGradient: batch.Trains(0x1)",
                "aInputGradient: !Unsafe.IsNullRef(ref inputGradient)",
            ],
            found
        );
    }

    private static string[] Tiles(string text) => [.. Tile.Matches(text).Select(match => match.Value)];

    private static string Kernels(string declaration)
    {
        GeneratedCompilation compiled = GeneratorHost.Generate("using StaticNets;\n\n" + declaration);
        compiled.AssertClean(declaration);
        return compiled
            .Result.GeneratedSources.Single(source => source.HintName.EndsWith(".Kernels.g.cs", StringComparison.Ordinal))
            .SourceText.ToString();
    }

    /// <summary>
    /// Matches constants that should have been folded: a factor or divisor of one, a factor or term of zero, an offset of zero.
    /// </summary>
    [GeneratedRegex(@"\* 1\b(?!\.)|\b1 \*|/ 1\b(?!\.)|\* 0\b(?!\.)|\b0 \*|\+ 0\b(?!\.)|(?<![=<(,] )\b0 \+|Unsafe\.Add\([^()]*, 0\)")]
    private static partial Regex Unfolded { get; }

    [GeneratedRegex(@"(?<=^if \().*(?=\)$)")]
    private static partial Regex Condition { get; }

    /// <summary>Layers share functions, so the layer of a call is that of the kernel or of the kernel's gradient.</summary>
    [GeneratedRegex(@"^\w+(?<gradient>(Kernel|Input)Gradient)\(.*ref (?<layer>\w)Kernel")]
    private static partial Regex GradientCall { get; }

    [GeneratedRegex(@"private static void \w*Tile(\d+x\d+)?<")]
    private static partial Regex Tile { get; }
}
