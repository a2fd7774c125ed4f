namespace StaticNets;

/// <summary>Adds noise from <c>N(0, σ²)</c> to every element while the network trains; does nothing in prediction. The shape stays.</summary>
/// <param name="deviation">σ, positive.</param>
public sealed class GaussianNoiseAttribute(double deviation) : LayerAttribute
{
    /// <summary>σ.</summary>
    public double Deviation { get; } = deviation;
}
