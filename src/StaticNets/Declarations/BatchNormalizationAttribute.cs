namespace StaticNets;

/// <summary>
/// Normalises each channel (the last axis) to mean 0 and variance 1 over a batch, then scales and shifts it by trained numbers: <c>y = γ (x
/// − mean) / √(variance + ε) + β</c> (Ioffe, Szegedy 2015). A training step uses the mean and variance over all pixels of all samples in
/// the batch (batch statistics); everything else uses the moving statistics. Tensors: gamma, beta, moving_mean, moving_variance, each as
/// long as the last axis.
/// </summary>
public sealed class BatchNormalizationAttribute : LayerAttribute
{
    /// <summary>ε inside the root, positive; default 1e-3, as in Keras (PyTorch: 1e-5).</summary>
    public double Epsilon { get; set; }

    /// <summary>
    /// Decay rate of the moving mean and variance, 0 to 1: <c>moving ← momentum · moving + (1 − momentum) · batch</c>. Default 0.99, as in
    /// Keras; PyTorch calls 1 − momentum the momentum.
    /// </summary>
    public double Momentum { get; set; }

    /// <summary>
    /// Whether the layer is frozen: training then leaves its tensors unchanged and uses the moving statistics, as in prediction.
    /// </summary>
    public bool Frozen { get; set; }
}
