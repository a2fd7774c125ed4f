using StaticNets.CodeFixes;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.CodeFixes;

/// <summary>The fix replaces one argument by a value with which the whole network is valid.</summary>
public class ReplaceArgumentFixTests
{
    /// <summary>The attributes of a network, the text to replace → its replacement, and the title of the fix.</summary>
    public static TheoryData<string, string, string> Changes { get; } =
        new()
        {
            { """Network, Input(4), Dense(8, Name = "stem"), Dense(8), Add("stam")""", "\"stam\"→\"stem\"", "Write \"stem\"" },
            { """Network, Input(4), Dense(8), Dense(3, From = "nobody")""", ", From = \"nobody\"→", "Remove From" },
            { """Network, Input(4), Dense(8), Dense(3, From = "input")""", ", From = \"input\"→", "Remove From" },
            { """Network, Input(4), Dense(8, Name = "a b"), Dense(3)""", "\"a b\"→\"a_b\"", "Write Name = \"a_b\"" },
            { """Network, Input(4), Dense(8, Name = "1st"), Dense(8), Add("first")""", "\"1st\"→\"first\"", "Write Name = \"first\"" },
            {
                """Network, Input(4), Dense(8, Name = "a"), Dense(3, Name = "a")""",
                "3, Name = \"a\"→3, Name = \"a_2\"",
                "Write Name = \"a_2\""
            },
            { """Network, Input(4), Dense(3, Name = "summary")""", "\"summary\"→\"summary_2\"", "Write Name = \"summary_2\"" },
            { "Network, Input(4), Dense(-8)", "-8→8", "Write 8" },
            { "Network, Input(4), Dense(0), Dense(3, Inputs = 20)", "0), →20), ", "Write 20" },
            { "Network, Input(4), Dense(3, Inputs = 0)", "Inputs = 0→Inputs = 4", "Write Inputs = 4" },
            { "Network, Input(0, 28, 1), Conv2D(8, 5)", "0, 28→5, 28", "Write 5" },
            { "Network, Input(784), Reshape(28, 28, 3)", "28, 3)→28, 1)", "Write 1" },
            { "Network, Input(6, 8, 2), Conv2D(4, 9)", "9→6", "Write 6" },
            { "Network, Input(6, 8, 2), Conv2D(4, kernelHeight: 3, kernelWidth: 9)", "9→8", "Write 8" },
            { "Network, Input(9, 9, 2), Conv2D(4, 3, Dilation = 7)", "7→4", "Write Dilation = 4" },
            { "Network, Input(9, 9, 6), Conv2D(8, 3, Groups = 5)", "5→2", "Write Groups = 2" },
            { "Network, Input(7, 10), MultiHeadAttention(4)", "4→5", "Write 5" },
            { "Network, Input(7, 9), MultiHeadAttention(12)", "12→9", "Write 9" },
            { "Network, Input(7, 9), MultiHeadAttention(3, Causal = true, Window = -4)", "-4→4", "Write Window = 4" },
            {
                "Network, Input(7, 9), MultiHeadAttention(3, Causal = true, Window = int.MinValue)",
                ", Window = int.MinValue→",
                "Remove Window"
            },
            { "Network, Input(5, 5, 6), MaxPooling2D(3, Pad = -4)", "-4→4", "Write Pad = 4" },
            {
                "Network, Input(4, 5, 3), Conv2DTranspose(7, 6, Strides = 2, OutputPadding = 2)",
                "OutputPadding = 2→OutputPadding = 1",
                "Write OutputPadding = 1"
            },
            { "Network, Input(4), Dropout(50), Dense(3)", "50→0.5", "Write 0.5" },
            { "Network, Input(4), BatchNormalization(Momentum = 99), Dense(3)", "99→0.99", "Write Momentum = 0.99" },
            { "Network, Input(4), Dropout(-0.2), Dense(3)", "-0.2→0.2", "Write 0.2" },
            { "Network, Input(4), Dense(3, L2 = double.NaN)", ", L2 = double.NaN→", "Remove L2" },
            {
                "Network, Input(4), Dense(8, Activation = (Activation)77), Dense(3)",
                "(Activation)77→Activation.Relu",
                "Use Activation.Relu"
            },
            {
                "Network(Loss = Loss.CategoricalCrossEntropy), Input(4), Dense(3, Activation = (Activation)77)",
                "(Activation)77→Activation.Softmax",
                "Use Activation.Softmax"
            },
            {
                "Network(Loss = (Loss)77), Input(4), Dense(3), Softmax",
                "(Loss)77→Loss.CategoricalCrossEntropy",
                "Use Loss.CategoricalCrossEntropy"
            },
            { "Network(Convolution = (Algorithm)5), Input(4), Dense(3)", "(Algorithm)5→Algorithm.Automatic", "Use Algorithm.Automatic" },
            { "Network(Precision = (Precision)5), Input(4), Dense(3)", "(Precision)5→Precision.Single", "Use Precision.Single" },
            {
                "Network(Loss = Loss.Huber), Input(4), Activation(Activation.Heaviside), Dense(3)",
                "Activation.Heaviside→Activation.Sigmoid",
                "Use Activation.Sigmoid"
            },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void WritesAnotherValue(string attributes, string change, string title)
    {
        string[] sides = change.Split('→');
        string before = $"[{attributes}]\npublic partial class Net;";
        Assert.Contains(sides[0], before, StringComparison.Ordinal);
        int place = before.LastIndexOf(sides[0], StringComparison.Ordinal);
        string after = before[..place] + sides[1] + before[(place + sides[0].Length)..];
        Assert.Equal([title], FixHost.Titles(new ReplaceArgumentFix(), before));
        FixHost.Mends(new ReplaceArgumentFix(), before, after);
    }

    /// <summary>
    /// A window of 6 would fit the image, but then the dense layer would read another number of features than its Inputs declares.
    /// </summary>
    [Fact]
    public void OffersNothingThatIsWrongElsewhere() =>
        FixHost.OffersNothing(
            new ReplaceArgumentFix(),
            """
            [Network, Input(6, 6, 1), Conv2D(4, 7), Flatten, Dense(3, Inputs = 5)]
            public partial class Net;
            """
        );

    [Fact]
    public void OffersNothingForOneOfSeveralValuesInAnArray() =>
        FixHost.OffersNothing(
            new ReplaceArgumentFix(),
            """
            [Network, Input(new[] { 4, -2 }), Flatten, Dense(3)]
            public partial class Net;
            """
        );

    /// <summary>
    /// L1 is checked only if the shape of the layer's input is known. So the error of L1 appears only after the units of the layer above
    /// are fixed. The fix of the units is offered in spite of this new error.
    /// </summary>
    [Fact]
    public void IsOfferedThoughAnotherMistakeAppears() =>
        Assert.Equal(
            ["Write 8"],
            FixHost.Titles(
                new ReplaceArgumentFix(),
                """
                [Network, Input(4), Dense(-8), Dense(3, L1 = -1)]
                public partial class Net;
                """
            )
        );

    [Fact]
    public void MendsSeveralMistakesOfOneClassAtOnce() =>
        FixHost.MendsAll(
            new ReplaceArgumentFix(),
            """
            [Network, Input(-4), Dropout(50), Dense(-3, Name = "a b"), Dense(0, Inputs = 3)]
            public partial class Net;
            """,
            """
            [Network, Input(4), Dropout(0.5), Dense(3, Name = "a_b"), Dense(1, Inputs = 3)]
            public partial class Net;
            """
        );
}
