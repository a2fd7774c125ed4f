namespace StaticNets;

/// <summary>Applies an activation function to a tensor of any rank; the shape is kept.</summary>
/// <param name="activation">The function.</param>
public sealed class ActivationAttribute(Activation activation) : LayerAttribute
{
    /// <summary>The function.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>α of <see cref="Activation.LeakyRelu"/> (default 0.01) or of <see cref="Activation.Elu"/> (default 1), positive.</summary>
    public double Alpha { get; set; }
}
