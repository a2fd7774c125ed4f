namespace StaticNets.Generator.Operations.Activations;

/// <summary>
/// All elementwise activations. Linear is not one of them, because it does nothing; softmax reads a whole axis and is an operation of its
/// own.
/// </summary>
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

    /// <summary>The enum member for no activation.</summary>
    public const string Linear = "Linear";

    /// <summary>The enum member for softmax.</summary>
    public const string Softmax = "Softmax";

    /// <summary>The enum members that are elementwise activations.</summary>
    public static IEnumerable<string> Names => _all.Select(function => function.Name);

    public static ActivationFunction? Find(string name) => Array.Find(_all, function => function.Name == name);
}
