namespace StaticNets.Generator.Operations.Activations;

/// <summary>The catalogue of functions of one element. Linear is none; softmax looks at a whole axis and is an operation of its own.</summary>
internal static class ActivationFunctions
{
    private static readonly ActivationFunction[] _all = [new Relu(), new Sigmoid(), new Tanh()];

    public static ActivationFunction? Find(string name) => Array.Find(_all, function => function.Name == name);
}
