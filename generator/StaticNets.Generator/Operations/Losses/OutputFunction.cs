namespace StaticNets.Generator.Operations.Losses;

/// <summary>The activations that losses require at an output. A loss requires one of them, or accepts any activation.</summary>
internal enum OutputFunction
{
    Any,
    Sigmoid,
    Softmax,
    LogSoftmax,
    Heaviside,
}
