namespace StaticNets;

/// <summary>
/// A layer that reads a sequence step by step and carries a state from step to step, beginning with zeros. Its output is the last state,
/// <c>[steps, features] → [units]</c>, or all states, <c>[steps, units]</c>, with <see cref="ReturnSequences"/>.
/// </summary>
public abstract class RecurrentLayerAttribute : ActivatedLayerAttribute
{
    private protected RecurrentLayerAttribute(int units) => Units = units;

    /// <summary>Number of elements of the state.</summary>
    public int Units { get; }

    /// <summary>The function applied to the new state at each step; default tanh.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;

    /// <summary>
    /// The initialiser of the recurrent kernel, which the state is multiplied by; default <see cref="Initializer.Orthogonal"/>.
    /// </summary>
    public Initializer RecurrentInitializer { get; set; }

    /// <summary>
    /// σ of <see cref="Initializer.Normal"/> (default 0.05), or the value of <see cref="Initializer.Constant"/> (default 0). With n units and
    /// σ = ρ/√n, the spectral radius of a recurrent kernel [n, n] is about ρ.
    /// </summary>
    public double RecurrentInitializerValue { get; set; }

    /// <summary>Whether the output is the state after each step and not only after the last one.</summary>
    public bool ReturnSequences { get; set; }

    /// <summary>
    /// Whether the layer reads the sequence from the last step to the first; default false. With <see cref="ReturnSequences"/>, the states
    /// are in the order in which they are computed, as in Keras.
    /// </summary>
    public bool GoBackwards { get; set; }

    /// <summary>
    /// Whether the layer reads the sequence in both directions, each with its own weights; default false. The tensors of the direction from
    /// the last step to the first begin with <c>backward_</c>. <see cref="Merge"/> says what becomes of the two states; with
    /// <see cref="ReturnSequences"/>, those of the same step are merged.
    /// </summary>
    public bool Bidirectional { get; set; }

    /// <summary>How a bidirectional layer merges the states of both directions; default: side by side, <c>[2 · units]</c>.</summary>
    public Merge Merge { get; set; }

    /// <summary>
    /// Probability that an input feature is dropped in training, from 0 up to but not including 1; default 0. All steps of a sequence drop
    /// the same features (Gal, Ghahramani 2016).
    /// </summary>
    public double Dropout { get; set; }

    /// <summary>
    /// Probability that an element of the state is dropped in training before the state is multiplied by the recurrent kernel, from 0 up to
    /// but not including 1; default 0. All steps of a sequence drop the same elements (Gal, Ghahramani 2016).
    /// </summary>
    public double RecurrentDropout { get; set; }
}
