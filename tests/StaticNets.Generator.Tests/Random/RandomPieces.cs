namespace StaticNets.Generator.Tests.RandomDeclarations;

/// <summary>What random networks are drawn from by name.</summary>
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

    // In the order of the enum.
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

    public static void AddRestraint(RandomLayer layer, Random random)
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
