namespace StaticNets;

/// <summary>Applies a function to every element of a tensor of any rank; the shape stays.</summary>
/// <param name="activation">The function.</param>
public sealed class ActivationAttribute(Activation activation) : LayerAttribute
{
    /// <summary>The function.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>α of <see cref="Activation.LeakyRelu"/> (0.01 unless given) or of <see cref="Activation.Elu"/> (1 unless given), positive.</summary>
    public double Alpha { get; set; }
}
