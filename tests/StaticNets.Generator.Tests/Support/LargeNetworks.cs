using System.Globalization;
using System.Text;

namespace StaticNets.Generator.Tests.Support;

/// <summary>Declarations at the upper end of what the tool is for.</summary>
internal static class LargeNetworks
{
    private const int InputsOfChain = 20;
    private const int ClassesOfChain = 10;

    /// <summary>What the layers of a chain repeat: every kind, a shortcut, a branch, and widths that fill no vector.</summary>
    private static readonly string[] _pattern =
    [
        """Dense(24, Activation = Activation.Relu, Name = "a{0}")""",
        "Dropout(0.1)",
        "Dense(24, Activation = Activation.Tanh)",
        """Add("a{0}")""",
        "Activation(Activation.Sigmoid)",
        "Dense(17)",
        """Concatenate("a{0}")""",
        "Dense(33, Activation = Activation.Sigmoid)",
        "Activation(Activation.Tanh)",
        "Dropout(0.2)",
    ];

    /// <summary>Layers 2 048 wide, of every kind and with every function, so that all kernels are emitted for long rows.</summary>
    /// <param name="name">Of the class.</param>
    /// <param name="precision">Member of <c>Precision</c>.</param>
    public static string Wide(string name, string precision) =>
        $"""
            using StaticNets;

            /// <summary>Wide.</summary>
            [Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.{precision})]
            [Input(2, 1024)]
            [Flatten]
            [Dense(2048, Activation = Activation.Relu, Name = "relu")]
            [Dropout(0.5)]
            [Dense(2048, Activation = Activation.Sigmoid, Name = "sigmoid")]
            [Dense(2048, Activation = Activation.Tanh, Name = "tanh")]
            [Dense(2048, Activation = Activation.Softmax, Name = "shares")]
            [Add("relu", "tanh")]
            [Activation(Activation.Relu)]
            [Activation(Activation.Sigmoid)]
            [Activation(Activation.Tanh)]
            [Concatenate("sigmoid", "flatten")]
            [Softmax]
            [Dense(2048, Activation = Activation.Softmax)]
            public sealed partial class {name};
            """;

    /// <summary>Many layers, one behind the other.</summary>
    /// <param name="name">Of the class.</param>
    /// <param name="precision">Member of <c>Precision</c>.</param>
    /// <param name="layers">How many, at least one.</param>
    public static string Chain(string name, string precision, int layers)
    {
        IEnumerable<string> attributes = Enumerable
            .Range(0, layers - 1)
            .Select(i => string.Format(CultureInfo.InvariantCulture, _pattern[i % _pattern.Length], i / _pattern.Length))
            .Append($"Dense({ClassesOfChain}, Activation = Activation.Softmax)");
        return Declare(name, precision, attributes);
    }

    /// <summary>A chain of nothing but matrix products and their function, which cost a pass more per layer than the others.</summary>
    /// <param name="name">Of the class.</param>
    /// <param name="precision">Member of <c>Precision</c>.</param>
    /// <param name="layers">How many, at least one.</param>
    /// <param name="activation">Member of <c>Activation</c>.</param>
    public static string DenseChain(string name, string precision, int layers, string activation) =>
        Declare(
            name,
            precision,
            Enumerable
                .Repeat($"Dense(16, Activation = Activation.{activation})", layers - 1)
                .Append($"Dense({ClassesOfChain}, Activation = Activation.Softmax)")
        );

    /// <summary>The longest passes that layers and what they read allow: a chain of the costliest layers, then some that read most of them.</summary>
    /// <param name="name">Of the class.</param>
    /// <param name="precision">Member of <c>Precision</c>.</param>
    /// <param name="layers">How many.</param>
    /// <param name="reads">How many layers they read together, at most.</param>
    public static string Joined(string name, string precision, int layers, int reads)
    {
        const int Joins = 8;
        string[] joined = [.. Enumerable.Range(0, (reads - layers) / Joins).Select(i => $"\"d{i}\"")];
        IEnumerable<string> chain = Enumerable
            .Range(0, layers - (2 * Joins))
            .Select(i => $"Dense(16, Activation = Activation.Softmax, Name = \"d{i}\")");
        IEnumerable<string> join =
        [
            $"Concatenate({string.Join(", ", joined)})",
            $"Dense({ClassesOfChain}, Activation = Activation.Softmax)",
        ];
        return Declare(name, precision, chain.Concat(Enumerable.Repeat(join, Joins).SelectMany(pair => pair)));
    }

    /// <summary>Images of 512 channels and more, with every kind of layer that reads them, so that all kernels are emitted for long rows of pixels.</summary>
    /// <param name="name">Of the class.</param>
    /// <param name="precision">Member of <c>Precision</c>.</param>
    public static string WideImages(string name, string precision) =>
        $"""
            using StaticNets;

            /// <summary>Wide.</summary>
            [Network(Loss = Loss.CategoricalCrossEntropy, Precision = Precision.{precision})]
            [Input(16, 16, 8)]
            [Conv2D(512, 5, Padding = Padding.Same)]
            [BatchNormalization(Name = "stem")]
            [Activation(Activation.Relu)]
            [Conv2D(512, 3, Strides = 2, Pad = 1, Activation = Activation.Gelu, DropConnect = 0.1)]
            [Conv2D(520, 3, Dilation = 2, Groups = 8, Padding = Padding.Same, Activation = Activation.Tanh)]
            [MaxPooling2D(3, Strides = 1, Padding = Padding.Same)]
            [Conv2D(520, 3, Groups = 520, Padding = Padding.Same, Activation = Activation.Sigmoid, Name = "depthwise")]
            [MinPooling2D(2, Strides = 1)]
            [AveragePooling2D(3, Strides = 1, Pad = 1)]
            [Conv2D(1023, 1, Activation = Activation.Mish, Name = "top")]
            [GlobalMaxPooling2D(Name = "largest")]
            [GlobalAveragePooling2D(From = "top")]
            [Add("largest")]
            [Dense(10, Activation = Activation.Softmax)]
            public sealed partial class {name};
            """;

    /// <summary>A chain of layers on images, the same one again and again.</summary>
    /// <param name="name">Of the class.</param>
    /// <param name="precision">Member of <c>Precision</c>.</param>
    /// <param name="layers">How many.</param>
    /// <param name="pattern">The layers that are repeated; each keeps the shape 6×6×4.</param>
    public static string ImageChain(string name, string precision, int layers, params string[] pattern) =>
        Declare(
            name,
            precision,
            Enumerable
                .Range(0, layers - 3)
                .Select(i => pattern[i % pattern.Length])
                .Prepend("Reshape(6, 6, 4)")
                .Append("GlobalAveragePooling2D")
                .Append($"Dense({ClassesOfChain}, Activation = Activation.Softmax)"),
            inputs: 144
        );

    private static string Declare(string name, string precision, IEnumerable<string> attributes, int inputs = InputsOfChain)
    {
        StringBuilder text = new();
        text.AppendLine("using StaticNets;");
        text.AppendLine("/// <summary>Deep.</summary>");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"[Network(Loss = Loss.SparseCategoricalCrossEntropy, Precision = Precision.{precision})]"
        );
        text.AppendLine(CultureInfo.InvariantCulture, $"[Input({inputs})]");
        foreach (string attribute in attributes)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"[{attribute}]");
        }

        return text.AppendLine(CultureInfo.InvariantCulture, $"public sealed partial class {name};").ToString();
    }
}
