namespace StaticNets.Generator.Operations.Losses;

/// <summary>The activation that a loss requires at the output.</summary>
internal enum OutputFunction
{
    Any,
    Sigmoid,
    Softmax,
    Heaviside,
}
