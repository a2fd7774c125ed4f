namespace StaticNets.Generator.Operations.Losses;

/// <summary>The function that an output must have before a loss.</summary>
internal enum OutputFunction
{
    Any,
    Sigmoid,
    Softmax,
    Heaviside,
}
