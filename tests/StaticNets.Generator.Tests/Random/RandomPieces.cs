using System.Globalization;

namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>The names from which random networks are drawn.</summary>
internal static class RandomPieces
{
    public static readonly string[] Losses =
    [
        "MeanSquaredError",
        "BinaryCrossEntropy",
        "CategoricalCrossEntropy",
        "SparseCategoricalCrossEntropy",
        "MeanAbsoluteError",
        "Huber",
        "Logistic",
        "Hinge",
        "Perceptron",
    ];

    // In the order of the enum, because some declarations write the number of a member.
    public static readonly string[] Activations =
    [
        "Linear",
        "Relu",
        "Sigmoid",
        "Tanh",
        "Softmax",
        "LeakyRelu",
        "Elu",
        "Selu",
        "Swish",
        "Gelu",
        "Mish",
        "Softplus",
        "Relu6",
        "HardSigmoid",
        "HardSwish",
    ];

    public static readonly string[] Initializers =
    [
        "Default",
        "Zeros",
        "HeNormal",
        "GlorotNormal",
        "HeUniform",
        "GlorotUniform",
        "Orthogonal",
        "Normal",
        "Constant",
    ];

    /// <summary>The layers that carry a state from step to step.</summary>
    public static readonly string[] Recurrent = ["SimpleRnn", "Lstm", "Gru", "NeuralTuring"];

    /// <summary>Activations of gates. They are bounded, because a state that is multiplied by more than 1 at each step overflows.</summary>
    public static readonly string[] Gates = ["Sigmoid", "HardSigmoid", "Tanh", "Softmax"];

    /// <summary>Whether a layer has tensors. The network class has a property for each such layer.</summary>
    public static bool OwnsWeights(RandomLayer layer) =>
        HasKernel(layer)
        || layer.Kind
            is "Embedding"
                or "LayerNormalization"
                or "RmsNormalization"
                or "GroupNormalization"
                or "InstanceNormalization"
                or "PRelu"
                or "BatchNormalization"
                or "MultiHeadAttention"
                or "RadialBasis"
                or "LiquidState"
                or "Custom"
        || layer.Kind == "Scale" && layer.Arguments.Count == 0
        || layer.Kind == "Constant" && layer.Properties.ContainsKey("Learned");

    /// <summary>Whether a layer has one kernel, a bias and an activation, and thus takes the arguments for them.</summary>
    public static bool HasKernel(RandomLayer layer) =>
        layer.Kind is "Dense" or "Conv1D" || RandomImages.Convolutions.Contains(layer.Kind) || IsRecurrent(layer);

    /// <summary>Whether a layer carries a state from step to step.</summary>
    public static bool IsRecurrent(RandomLayer layer) => Recurrent.Contains(layer.Kind);

    /// <summary>Whether a recurrent layer has gates.</summary>
    public static bool HasGates(RandomLayer layer) =>
        layer.Kind is "Lstm" or "Gru"
        || layer.Kind == "NeuralTuring" && layer.Properties.GetValueOrDefault("Controller") != "TuringController.Dense";

    /// <summary>Adds arguments that every layer with a kernel can have.</summary>
    public static void AddKernelArguments(RandomLayer layer, Random random, string? activation)
    {
        if (activation is not null)
        {
            layer.Properties["Activation"] = "Activation." + activation;
        }

        if (random.Next(5) == 0)
        {
            layer.Properties["Inputs"] = layer.Source.Shape[^1].ToString(CultureInfo.InvariantCulture);
        }

        if (random.Next(5) == 0)
        {
            layer.Properties["KernelInitializer"] = "Initializer." + RandomNetworks.Pick(random, Initializers);
        }

        if (activation is "LeakyRelu" or "Elu" && random.Next(2) == 0)
        {
            layer.Properties["Alpha"] = RandomNetworks.Pick(random, ["0.3", "2", "1e-3"]);
        }

        AddRestraint(layer, random);
        if (!IsRecurrent(layer) && !layer.IsBlind && !layer.Properties.ContainsKey("BiasInitializer") && random.Next(6) == 0)
        {
            layer.Properties["UseBias"] = "false";
        }
    }

    private static void AddRestraint(RandomLayer layer, Random random)
    {
        (string Name, string Value) = RandomNetworks.Pick(
            random,
            [
                ("L1", "0.01"),
                ("L2", "1e-3"),
                ("ElasticNet", "0.1"),
                ("MaxNorm", "1.5"),
                ("DropConnect", "0.3"),
                ("BiasInitializer", "Initializer.Normal"),
                ("Frozen", "true"),
                ("", ""),
                ("", ""),
                ("", ""),
            ]
        );
        if (Name.Length > 0)
        {
            layer.Properties[Name] = Value;
        }
    }
}
