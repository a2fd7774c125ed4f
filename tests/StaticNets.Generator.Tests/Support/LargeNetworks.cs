using System.Globalization;
using System.Text;

namespace StaticNets.Generator.Tests.Support;

/// <summary>Declarations of the largest networks that the library is meant for.</summary>
internal static class LargeNetworks
{
    private const int InputsOfChain = 20;
    private const int ClassesOfChain = 10;

    /// <summary>
    /// The layers that a chain repeats: dense layers, activations and dropouts, <c>[Add]</c> and <c>[Concatenate]</c> with an earlier
    /// layer, and widths that are not multiples of a vector's length.
    /// </summary>
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

    /// <summary>
    /// Returns a network of layers with at least 2 048 units: dense layers, separate activations, <c>[Add]</c> and <c>[Concatenate]</c>, so
    /// that the functions of these layers are emitted for long rows.
    /// </summary>
    /// <param name="name">Name of the class.</param>
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

    /// <summary>Returns a network of many layers, each of which reads the previous one.</summary>
    /// <param name="name">Name of the class.</param>
    /// <param name="precision">Member of <c>Precision</c>.</param>
    /// <param name="layers">Number of layers, at least one.</param>
    public static string Chain(string name, string precision, int layers)
    {
        IEnumerable<string> attributes = Enumerable
            .Range(0, layers - 1)
            .Select(i => string.Format(CultureInfo.InvariantCulture, _pattern[i % _pattern.Length], i / _pattern.Length))
            .Append($"Dense({ClassesOfChain}, Activation = Activation.Softmax)");
        return Declare(name, precision, attributes);
    }

    /// <summary>Returns a chain of dense layers whose activation needs an additional call in each layer.</summary>
    /// <param name="name">Name of the class.</param>
    /// <param name="precision">Member of <c>Precision</c>.</param>
    /// <param name="layers">Number of layers, at least one.</param>
    /// <param name="activation">Member of <c>Activation</c>.</param>
    public static string DenseChain(string name, string precision, int layers, string activation) =>
        Declare(
            name,
            precision,
            Enumerable
                .Repeat($"Dense(16, Activation = Activation.{activation})", layers - 1)
                .Append($"Dense({ClassesOfChain}, Activation = Activation.Softmax)")
        );

    /// <summary>
    /// Returns the network with the longest passes that the limits on layers and reads allow: a chain of the layers with the longest code,
    /// then layers that read most of the chain.
    /// </summary>
    /// <param name="name">Name of the class.</param>
    /// <param name="precision">Member of <c>Precision</c>.</param>
    /// <param name="layers">Number of layers.</param>
    /// <param name="reads">Largest number of reads, summed over all layers.</param>
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

    /// <summary>
    /// Returns a network with images of at least 512 channels and with every kind of layer that reads images, so that all their functions
    /// are emitted for long rows of channels.
    /// </summary>
    /// <param name="name">Name of the class.</param>
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

    /// <summary>Returns a chain of layers on images in which a pattern is repeated.</summary>
    /// <param name="name">Name of the class.</param>
    /// <param name="precision">Member of <c>Precision</c>.</param>
    /// <param name="layers">Number of layers.</param>
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
