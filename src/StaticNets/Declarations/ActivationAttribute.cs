namespace StaticNets;

/// <summary>Applies an activation function to a tensor of any rank; the shape is kept.</summary>
/// <param name="activation">The function.</param>
public sealed class ActivationAttribute(Activation activation) : LayerAttribute
{
    /// <summary>The function.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>
    /// α, positive: of <see cref="Activation.LeakyRelu"/> (default 0.01), <see cref="Activation.Elu"/> and <see cref="Activation.Celu"/>
    /// (default 1), the slope of <see cref="Activation.HardSigmoid"/> (default 1/6) and the threshold of
    /// <see cref="Activation.ThresholdedRelu"/> (default 1).
    /// </summary>
    public double Alpha { get; set; }

    /// <summary>β of <see cref="Activation.HardSigmoid"/>, its value at 0; finite, default ½.</summary>
    public double Beta { get; set; }

    /// <summary>The lower bound of <see cref="Activation.HardTanh"/>, finite and below the upper one; default −1.</summary>
    public double Minimum { get; set; }

    /// <summary>The upper bound of <see cref="Activation.HardTanh"/>, finite and above the lower one; default 1.</summary>
    public double Maximum { get; set; }
}
