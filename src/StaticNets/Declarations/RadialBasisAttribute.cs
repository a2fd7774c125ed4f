namespace StaticNets;

/// <summary>
/// Gaussian units: the output of unit j is <c>φⱼ = exp(−γⱼ ‖x − cⱼ‖²)</c>, 1 at its centre c and falling with the distance (Broomhead, Lowe
/// 1988), <c>[inputs] → [units]</c>. Centres and widths are learned. Tensors: centers <c>[inputs, units]</c>, whose columns are the centres,
/// and gamma <c>[units]</c>.
/// </summary>
/// <param name="units">Number of outputs, positive.</param>
public sealed class RadialBasisAttribute(int units) : LayerAttribute
{
    /// <summary>Declares the layer inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="units">Number of outputs; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public RadialBasisAttribute(string units)
        : this(NumberOf(units)) { }

    /// <summary>Number of outputs.</summary>
    public int Units { get; } = units;

    /// <summary>
    /// Whether the outputs are divided by their sum, <c>φⱼ / Σ φ</c> (Moody, Darken 1989): they are then shares of the units, also far away
    /// from all centres. Default false.
    /// </summary>
    public bool Normalized { get; set; }

    /// <summary>
    /// Initial γ of all units, positive; default 1. The output is 1/e at the distance <c>1 / √γ</c>, and <c>γ = 1 / (2σ²)</c> for the standard
    /// deviation σ of the Gaussian.
    /// </summary>
    public double Gamma { get; set; }

    /// <summary>
    /// Whether the layer reads a sequence, <c>[steps, inputs]</c>, and computes each step with the same centres; default false. The result is
    /// the sequence <c>[steps, units]</c>.
    /// </summary>
    public bool PerStep { get; set; }

    /// <summary>The number of inputs that you expect; the build fails if the layer above has another number of outputs.</summary>
    public int Inputs { get; set; }

    /// <summary>
    /// The initialiser of the centres; default <see cref="Initializer.Normal"/> with σ = 1, the distribution of standardised inputs.
    /// </summary>
    public Initializer Initializer { get; set; }

    /// <summary>σ of <see cref="Initializer.Normal"/> (default 1), or the value of <see cref="Initializer.Constant"/> (default 0).</summary>
    public double InitializerValue { get; set; }

    /// <summary>λ of the regulariser <c>λ/2 · ‖centers‖²</c>, which is added to the loss; its gradient is λ · centers. At least 0.</summary>
    public double L2 { get; set; }

    /// <summary>Whether the layer is frozen: training leaves centres and widths unchanged.</summary>
    public bool Frozen { get; set; }
}
