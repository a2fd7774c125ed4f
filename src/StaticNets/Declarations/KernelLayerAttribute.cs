namespace StaticNets;

/// <summary>Base of layers with a kernel and a bias: their initialisers, and the regularisers and constraints of the kernel.</summary>
public abstract class KernelLayerAttribute : LayerAttribute
{
    private protected KernelLayerAttribute() { }

    /// <summary>
    /// The number of inputs (of a convolution: channels) that you expect; the build fails if the layer above has another number of outputs.
    /// By default it is not checked.
    /// </summary>
    public int Inputs { get; set; }

    /// <summary>Whether the layer has a bias; default true.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>The initialiser of the kernel.</summary>
    public Initializer KernelInitializer { get; set; }

    /// <summary>
    /// σ of <see cref="Initializer.Normal"/> (default 0.05), or the value of <see cref="Initializer.Constant"/> (default 0).
    /// </summary>
    public double KernelInitializerValue { get; set; }

    /// <summary>The initialiser of the bias; default zeros.</summary>
    public Initializer BiasInitializer { get; set; }

    /// <summary>
    /// σ of <see cref="Initializer.Normal"/> (default 0.05), or the value of <see cref="Initializer.Constant"/> (default 0).
    /// </summary>
    public double BiasInitializerValue { get; set; }

    /// <summary>λ of the regulariser <c>λ‖W‖₁</c> of the kernel, which is added to the loss; at least 0.</summary>
    public double L1 { get; set; }

    /// <summary>λ of the regulariser <c>λ/2 · ‖W‖²</c> of the kernel, which is added to the loss; its gradient is λW. At least 0.</summary>
    public double L2 { get; set; }

    /// <summary>
    /// λ of the elastic net <c>λ[(1 − α)‖W‖₁ + α‖W‖²]</c> of the kernel, which is added to the loss (Zou, Hastie 2005); at least 0.
    /// </summary>
    public double ElasticNet { get; set; }

    /// <summary>α of <see cref="ElasticNet"/>, from 0 (only L1) to 1 (only L2); default 0.5.</summary>
    public double ElasticNetAlpha { get; set; }

    /// <summary>
    /// Largest norm of the weights of one unit: after each training step, weights with a larger norm are scaled down to this norm
    /// (Srivastava et al. 2014). Positive; default no limit.
    /// </summary>
    public double MaxNorm { get; set; }

    /// <summary>
    /// Probability p that a weight is dropped in a training step, in [0, 1); the others are scaled by 1 / (1 − p) (Wan et al. 2013). All
    /// rows of a step use the same mask.
    /// </summary>
    public double DropConnect { get; set; }

    /// <summary>Whether the layer is frozen: training leaves its weights unchanged.</summary>
    public bool Frozen { get; set; }
}
