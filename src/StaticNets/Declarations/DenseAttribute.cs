namespace StaticNets;

/// <summary>
/// A fully connected layer: <c>y = f(x · kernel + bias)</c> with the activation f, <c>[inputs] → [units]</c>, or with <see cref="PerStep"/>
/// <c>[steps, inputs] → [steps, units]</c>.
/// </summary>
/// <param name="units">Number of outputs, positive.</param>
public sealed class DenseAttribute(int units) : ActivatedLayerAttribute
{
    /// <summary>Declares the layer inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="units">Number of outputs; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public DenseAttribute(string units)
        : this(NumberOf(units)) { }

    /// <summary>Number of outputs.</summary>
    public int Units { get; } = units;

    /// <summary>
    /// Whether the layer reads a sequence, <c>[steps, inputs]</c>, and computes each step with the same weights; default false. The result
    /// is the sequence <c>[steps, units]</c>.
    /// </summary>
    public bool PerStep { get; set; }

    /// <summary>The function applied to the result; default linear.</summary>
    public Activation Activation { get; set; }

    /// <summary>
    /// The number format in which the kernel is stored; default: the number format of the network. The bias always has the format of the
    /// network.
    /// </summary>
    public WeightFormat Weights { get; set; }
}
