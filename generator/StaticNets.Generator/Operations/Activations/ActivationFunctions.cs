namespace StaticNets.Generator.Operations.Activations;

/// <summary>The catalogue of functions of one element. Linear is none; softmax looks at a whole axis and is an operation of its own.</summary>
internal static class ActivationFunctions
{
    private static readonly ActivationFunction[] _all =
    [
        new Relu(),
        new Sigmoid(),
        new Tanh(),
        new LeakyRelu(),
        new Elu(),
        new Selu(),
        new Swish(),
        new Gelu(),
        new Mish(),
        new Softplus(),
        new Relu6(),
        new HardSigmoid(),
        new HardSwish(),
        new Heaviside(),
    ];

    /// <summary>The member of the enum for no function at all.</summary>
    public const string Linear = "Linear";

    /// <summary>The member of the enum for a function of a whole axis.</summary>
    public const string Softmax = "Softmax";

    /// <summary>The members of the enum that are functions of one element.</summary>
    public static IEnumerable<string> Names => _all.Select(function => function.Name);

    public static ActivationFunction? Find(string name) => Array.Find(_all, function => function.Name == name);
}
