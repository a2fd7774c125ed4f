namespace StaticNets;

/// <summary>
/// Draws from normal distributions, as the middle of a variational autoencoder does (Kingma, Welling 2014). Of <c>[…, 2n]</c> inputs the
/// first n are the means μ and the others the logarithms of the variances, log σ². Each training step computes <c>z = μ + σ ε</c> with new
/// numbers ε from <c>N(0, 1)</c>, so that the gradient flows to μ and σ; everything else, such as <c>Predict</c>, computes <c>z = μ</c>.
/// The output has the shape <c>[…, n]</c>. The divergence of the distributions from <c>N(0, 1)</c> is added to the loss.
/// </summary>
public sealed class SamplingAttribute : LayerAttribute
{
    /// <summary>
    /// β, the factor of the divergence <c>½ Σ (μ² + σ² − 1 − log σ²)</c> of a row in the loss (Higgins et al. 2017): finite and at least 0;
    /// with 0 nothing is added to the loss. Its size counts in relation to the loss, which is often a mean over the outputs.
    /// </summary>
    public double Beta { get; set; } = 1;
}
