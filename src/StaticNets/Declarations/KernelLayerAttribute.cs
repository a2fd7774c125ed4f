namespace StaticNets;

/// <summary>A layer with a kernel and a bias: how they begin, and what holds the kernel back while it learns.</summary>
public abstract class KernelLayerAttribute : LayerAttribute
{
    private protected KernelLayerAttribute() { }

    /// <summary>Number of inputs as the author understands it; the build fails when the layer above produces something else.</summary>
    public int Inputs { get; set; }

    /// <summary>How a new network fills the kernel.</summary>
    public Initializer KernelInitializer { get; set; }

    /// <summary>σ of <see cref="Initializer.Normal"/> (0.05 unless given), or the value of <see cref="Initializer.Constant"/> (0 unless given).</summary>
    public double KernelInitializerValue { get; set; }

    /// <summary>How a new network fills the bias; zeros unless given.</summary>
    public Initializer BiasInitializer { get; set; }

    /// <summary>σ of <see cref="Initializer.Normal"/> (0.05 unless given), or the value of <see cref="Initializer.Constant"/> (0 unless given).</summary>
    public double BiasInitializerValue { get; set; }

    /// <summary>λ of the penalty <c>λ‖W‖₁</c> on the kernel, which is added to the loss; at least 0.</summary>
    public double L1 { get; set; }

    /// <summary>λ of the penalty <c>λ/2 · ‖W‖²</c> on the kernel, which is added to the loss: its gradient is λW. At least 0.</summary>
    public double L2 { get; set; }

    /// <summary>λ of the elastic net <c>λ[(1 − α)‖W‖₁ + α‖W‖²]</c> on the kernel, which is added to the loss (Zou, Hastie 2005); at least 0.</summary>
    public double ElasticNet { get; set; }

    /// <summary>α of <see cref="ElasticNet"/>, from 0 (L1 alone) to 1; 0.5 unless given.</summary>
    public double ElasticNetAlpha { get; set; }

    /// <summary>The largest norm that the weights of one unit keep after a step: longer ones are scaled back (Srivastava et al. 2014). Positive; none unless given.</summary>
    public double MaxNorm { get; set; }

    /// <summary>
    /// Probability that a weight is dropped in a training step, in [0, 1); the others are scaled by 1 / (1 − rate) (Wan et al. 2013). One
    /// mask holds for all rows of a step.
    /// </summary>
    public double DropConnect { get; set; }

    /// <summary>Whether training leaves the layer's weights as they are.</summary>
    public bool Frozen { get; set; }
}
