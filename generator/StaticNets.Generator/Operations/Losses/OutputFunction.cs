namespace StaticNets.Generator.Operations.Losses;

/// <summary>The activations of an output that losses distinguish. A loss requires one of them, or fits any activation.</summary>
internal enum OutputFunction
{
    Any,
    Sigmoid,
    Softmax,
    Heaviside,
}
