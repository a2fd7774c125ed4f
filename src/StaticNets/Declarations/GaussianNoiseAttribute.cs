namespace StaticNets;

/// <summary>
/// In training, adds noise from <c>N(0, σ²)</c> to every element. In prediction its output is its input. The shape is kept.
/// </summary>
/// <param name="deviation">σ, positive.</param>
public sealed class GaussianNoiseAttribute(double deviation) : LayerAttribute
{
    /// <summary>σ.</summary>
    public double Deviation { get; } = deviation;
}
