namespace StaticNets;

/// <summary>
/// A liquid state machine (Maass, Natschläger, Markram 2002): leaky integrate-and-fire neurons with random, fixed weights, which layers below
/// read. A neuron has a potential v. At each step it leaks, and adds its inputs and the spikes of the step before, which reset it; above the
/// threshold the neuron spikes: <c>vₜ = (1 − Leak)(1 − sₜ₋₁) ∘ vₜ₋₁ + xₜ · kernel + sₜ₋₁ · recurrent_kernel</c>, <c>sₜ = 1</c> where
/// <c>vₜ &gt; Threshold</c>, else 0. The output is the trace of the spikes, <c>rₜ = TraceDecay · rₜ₋₁ + sₜ</c>, after the last step,
/// <c>[steps, features] → [units]</c>, or after each step, <c>[steps, units]</c>, with <see cref="ReturnSequences"/>. All begin with zeros.
/// Training leaves the weights as they are, since a spike has no derivative. Tensors: kernel <c>[features, units]</c> and recurrent_kernel
/// <c>[units, units]</c>.
/// </summary>
/// <param name="units">Number of neurons, positive.</param>
public sealed class LiquidStateAttribute(int units) : LayerAttribute
{
    /// <summary>Declares the layer inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="units">Number of neurons; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public LiquidStateAttribute(string units)
        : this(NumberOf(units)) { }

    /// <summary>Number of neurons.</summary>
    public int Units { get; } = units;

    /// <summary>The share of a potential that is lost at each step, from 0 to 1; default 0.1.</summary>
    public double Leak { get; set; } = 0.1;

    /// <summary>The potential above which a neuron spikes, positive; default 1.</summary>
    public double Threshold { get; set; } = 1;

    /// <summary>The share of a trace that remains after a step, from 0 to 1; default 0.9.</summary>
    public double TraceDecay { get; set; } = 0.9;

    /// <summary>σ of the weights of the inputs, which are drawn from N(0, σ²), positive; default 1.</summary>
    public double InputDeviation { get; set; } = 1;

    /// <summary>
    /// σ of the weights between the neurons, which are drawn from N(0, σ²), positive; default <c>1/√units</c>. With a larger σ, spikes raise
    /// more spikes and the neurons remember longer, until they no longer fall silent.
    /// </summary>
    public double RecurrentDeviation { get; set; }

    /// <summary>Whether the output is the trace after each step and not only after the last one.</summary>
    public bool ReturnSequences { get; set; }

    /// <summary>The number of features that you expect; the build fails if the layer above has another number.</summary>
    public int Inputs { get; set; }
}
