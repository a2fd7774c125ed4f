namespace StaticNets;

/// <summary>Applies a function to every element of a tensor of any rank; the shape stays.</summary>
/// <param name="activation">The function.</param>
public sealed class ActivationAttribute(Activation activation) : LayerAttribute
{
    /// <summary>The function.</summary>
    public Activation Activation { get; } = activation;
}
