namespace StaticNets;

/// <summary>
/// A long short-term memory (Hochreiter, Schmidhuber 1997; forget gate of Gers, Schmidhuber, Cummins 2000). For each step it computes
/// <c>z = xₜ · kernel + bias + hₜ₋₁ · recurrent_kernel</c>, which holds the gates i and f, the candidate g and the gate o side by side, then
/// <c>cₜ = σ(f) ∘ cₜ₋₁ + σ(i) ∘ tanh(g)</c> and <c>hₜ = σ(o) ∘ tanh(cₜ)</c>. Its output is the last h,
/// <c>[steps, features] → [units]</c>, or all of them, <c>[steps, units]</c>, with
/// <see cref="RecurrentLayerAttribute.ReturnSequences"/>.
/// </summary>
/// <param name="units">Number of elements of h and of c, positive.</param>
public sealed class LstmAttribute(int units) : RecurrentLayerAttribute(units)
{
    /// <summary>Declares the layer inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="units">Number of elements of h and of c; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public LstmAttribute(string units)
        : this(NumberOf(units)) { }

    /// <summary>The function σ of the gates; default sigmoid.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>
    /// Whether the bias of the forget gate begins at 1, so that the cell remembers at first (Jozefowicz et al. 2015); default true.
    /// </summary>
    public bool UnitForgetBias { get; set; } = true;
}
