namespace StaticNets;

/// <summary>
/// In training, sets random channels of an image to zero, each as a whole, and scales the others by <c>1 / (1 − rate)</c> (Tompson et al.
/// 2015). In prediction its output is its input. The shape <c>[H, W, C]</c> is kept.
/// </summary>
/// <param name="rate">Probability that a channel is dropped, at least 0 and below 1.</param>
public sealed class SpatialDropout2DAttribute(double rate) : LayerAttribute
{
    /// <summary>Probability that a channel is dropped.</summary>
    public double Rate { get; } = rate;
}
