namespace StaticNets;

/// <summary>
/// A recurrent layer. It computes the state <c>hₜ = f(xₜ · kernel + bias + hₜ₋₁ · recurrent_kernel)</c> with the activation f for each step
/// t, beginning with <c>h₀ = 0</c> (Elman 1990). Its output is the last state, <c>[steps, features] → [units]</c>; with
/// <see cref="RecurrentLayerAttribute.ReturnSequences"/> it is the state after each step, <c>[steps, units]</c>.
/// </summary>
/// <param name="units">Number of elements of the state, positive.</param>
public sealed class SimpleRnnAttribute(int units) : RecurrentLayerAttribute(units)
{
    /// <summary>Declares the layer inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="units">Number of elements of the state; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public SimpleRnnAttribute(string units)
        : this(NumberOf(units)) { }
}
