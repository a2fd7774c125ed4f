namespace StaticNets.Generator.Operations.Activations;

/// <summary>A function with a number that the declaration may choose.</summary>
internal interface IHasAlpha
{
    ActivationFunction WithAlpha(double alpha);
}
