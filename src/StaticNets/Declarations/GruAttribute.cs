namespace StaticNets;

/// <summary>
/// A gated recurrent unit (Cho et al. 2014). For each step it computes the update gate <c>z</c> and the reset gate <c>r</c>, each
/// <c>σ(xₜ · kernel + bias + hₜ₋₁ · recurrent_kernel)</c> of its columns, a candidate <c>c</c>, and <c>hₜ = z ∘ hₜ₋₁ + (1 − z) ∘ c</c>. Its
/// output is the last state, <c>[steps, features] → [units]</c>, or all states, <c>[steps, units]</c>, with
/// <see cref="RecurrentLayerAttribute.ReturnSequences"/>.
/// </summary>
/// <param name="units">Number of elements of the state, positive.</param>
public sealed class GruAttribute(int units) : RecurrentLayerAttribute(units)
{
    /// <summary>Declares the layer inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="units">Number of elements of the state; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public GruAttribute(string units)
        : this(NumberOf(units)) { }

    /// <summary>The function σ of the gates; default sigmoid.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>
    /// Whether the reset gate multiplies the recurrent product of the candidate, as in Keras and PyTorch, which needs a second bias, or the
    /// state before the product, as in the paper; default true.
    /// </summary>
    public bool ResetAfter { get; set; } = true;
}
