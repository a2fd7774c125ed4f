namespace StaticNets.Generator.Operations.Activations;

/// <summary>An activation with a coefficient α that the declaration can set.</summary>
internal interface IHasAlpha
{
    ActivationFunction WithAlpha(double alpha);
}
