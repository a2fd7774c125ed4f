namespace StaticNets;

/// <summary>
/// Adds penalties of the activities <c>x</c> of the layer above to the loss, for example to make a code sparse; its output is its input, and
/// the shape is kept. At least one of <see cref="L1"/>, <see cref="L2"/> and <see cref="Target"/> must be set.
/// </summary>
public sealed class ActivityRegularizationAttribute : LayerAttribute
{
    /// <summary>λ of the term <c>λ Σ |x|</c> of each row; at least 0.</summary>
    public double L1 { get; set; }

    /// <summary>λ of the term <c>λ/2 · Σ x²</c> of each row, whose gradient is <c>λ x</c>; at least 0.</summary>
    public double L2 { get; set; }

    /// <summary>
    /// ρ, the mean activity that each unit should have over a batch, above 0 and below 1: <see cref="TargetWeight"/> times the divergence
    /// <c>Σ (ρ ln(ρ / ρ̂) + (1 − ρ) ln((1 − ρ) / (1 − ρ̂)))</c> over the units is added to the loss, where ρ̂ is the mean of a unit over the
    /// rows of the batch and all axes but the last. The activities must come from a sigmoid, hard sigmoid or softmax.
    /// </summary>
    public double Target { get; set; }

    /// <summary>The factor of the divergence from <see cref="Target"/>, at least 0; default 1.</summary>
    public double TargetWeight { get; set; } = 1;
}
