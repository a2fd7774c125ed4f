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

    public static ActivationFunction? Find(string name) => Array.Find(_all, function => function.Name == name);
}
