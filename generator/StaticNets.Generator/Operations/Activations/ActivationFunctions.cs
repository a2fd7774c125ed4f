namespace StaticNets.Generator.Operations.Activations;

/// <summary>
/// All elementwise activations. Linear is not one of them, because it does nothing; softmax and its logarithm read a whole axis and are
/// operations of their own.
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
        new Softsign(),
        new Celu(),
        new ThresholdedRelu(),
        new GeluTanh(),
        new HardTanh(),
    ];

    /// <summary>The enum member for no activation.</summary>
    public const string Linear = "Linear";

    /// <summary>The enum member for softmax.</summary>
    public const string Softmax = "Softmax";

    /// <summary>The enum member for the logarithm of softmax.</summary>
    public const string LogSoftmax = "LogSoftmax";

    /// <summary>The enum members that are elementwise activations.</summary>
    public static IEnumerable<string> Names => _all.Select(function => function.Name);

    /// <summary>Returns the enum members with a number that the argument sets.</summary>
    public static IReadOnlyList<string> WithNumber(string argument) =>
        [
            .. _all.Where(function => function is IHasNumbers numbers && numbers.Arguments.Contains(argument))
                .Select(function => function.Name),
        ];

    public static ActivationFunction? Find(string name) => Array.Find(_all, function => function.Name == name);
}
