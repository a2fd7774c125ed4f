namespace StaticNets;

/// <summary>
/// A layer that reads a sequence step by step and carries a state from step to step, beginning with zeros. Its output is the last state,
/// <c>[steps, features] → [units]</c>, or all states, <c>[steps, units]</c>, with <see cref="ReturnSequences"/>.
/// </summary>
public abstract class RecurrentLayerAttribute : KernelLayerAttribute
{
    private protected RecurrentLayerAttribute(int units) => Units = units;

    /// <summary>Number of elements of the state.</summary>
    public int Units { get; }

    /// <summary>The function applied to the new state at each step; default tanh.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;

    /// <summary>
    /// α of <see cref="Activation"/> if it is <see cref="Activation.LeakyRelu"/> (default 0.01) or <see cref="Activation.Elu"/> (default 1),
    /// positive.
    /// </summary>
    public double Alpha { get; set; }

    /// <summary>Whether a bias is added at each step; default true.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>Whether the output is the state after each step and not only after the last one.</summary>
    public bool ReturnSequences { get; set; }
}
