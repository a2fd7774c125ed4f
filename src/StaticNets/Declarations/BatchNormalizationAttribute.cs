namespace StaticNets;

/// <summary>
/// Brings each channel (the last axis) to mean 0 and variance 1 over a batch, then scales and shifts it by learnt numbers:
/// <c>y = γ (x − mean) / √(variance + ε) + β</c> (Ioffe, Szegedy 2015). A step of training takes mean and variance of the whole batch and of
/// all its pixels; all else takes the moving ones. Tensors of the last axis' length: gamma, beta, moving_mean, moving_variance.
/// </summary>
public sealed class BatchNormalizationAttribute : LayerAttribute
{
    /// <summary>ε inside the root, positive; 1e-3 unless given, as in Keras (PyTorch: 1e-5).</summary>
    public double Epsilon { get; set; }

    /// <summary>
    /// How much of the moving mean and variance a step keeps, from 0 to 1: <c>moving ← momentum · moving + (1 − momentum) · batch</c>; 0.99
    /// unless given, as in Keras (PyTorch calls 0.1 what is 0.9 here).
    /// </summary>
    public double Momentum { get; set; }

    /// <summary>Whether training leaves the layer as it is: it then computes with the moving mean and variance, as in prediction.</summary>
    public bool Frozen { get; set; }
}
