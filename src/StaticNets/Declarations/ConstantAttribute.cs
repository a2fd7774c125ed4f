namespace StaticNets;

/// <summary>
/// A row of numbers that is the same for each sample and depends on no input, <c>→ [values]</c>. The numbers are fixed, or learned with
/// <see cref="Learned"/>. The layer reads nothing, so the layer above it must have another reader. Tensor of the learned form: values.
/// </summary>
/// <param name="values">The numbers, or the initial values of learned ones; at least one, finite.</param>
public sealed class ConstantAttribute(params double[] values) : LayerAttribute
{
    /// <summary>The numbers.</summary>
    public double[] Values { get; } = values;

    /// <summary>Whether training changes the numbers; default false.</summary>
    public bool Learned { get; set; }

    /// <summary>
    /// λ of the regulariser <c>λ/2 · ‖values‖²</c> of learned numbers, which is added to the loss; its gradient is λ · values. At least 0.
    /// </summary>
    public double L2 { get; set; }

    /// <summary>Whether the layer is frozen: training leaves learned numbers unchanged, which a file can still set.</summary>
    public bool Frozen { get; set; }
}
