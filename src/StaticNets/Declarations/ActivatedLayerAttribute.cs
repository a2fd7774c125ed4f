namespace StaticNets;

/// <summary>Base of layers with a kernel, a bias and an activation: the numbers of the activation.</summary>
public abstract class ActivatedLayerAttribute : KernelLayerAttribute
{
    private protected ActivatedLayerAttribute() { }

    /// <inheritdoc cref="ActivationAttribute.Alpha"/>
    public double Alpha { get; set; }

    /// <inheritdoc cref="ActivationAttribute.Beta"/>
    public double Beta { get; set; }

    /// <inheritdoc cref="ActivationAttribute.Minimum"/>
    public double Minimum { get; set; }

    /// <inheritdoc cref="ActivationAttribute.Maximum"/>
    public double Maximum { get; set; }
}
