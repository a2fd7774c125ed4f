namespace StaticNets;

/// <summary>
/// Multiplies each feature by a factor: <c>y = x ∘ factors</c> with learned factors, initially 1, or <c>y = factor · x + offset</c> with fixed
/// numbers, such as <c>[Scale(1.0 / 255, Offset = -0.5)]</c> for pixels. The shape stays. A feature is an element of the last axis: a
/// channel of an image, or a feature at each step of a sequence. Tensor of the learned form: factors, as long as the last axis.
/// </summary>
public sealed class ScaleAttribute : LayerAttribute
{
    /// <summary>Declares a learned factor for each feature.</summary>
    public ScaleAttribute() { }

    /// <summary>Declares a fixed factor, the same for all features.</summary>
    /// <param name="factor">
    /// The factor, finite and not 0. The quotient of two integers is an integer in C#: write <c>1.0 / 255</c>, not <c>1 / 255</c>.
    /// </param>
    public ScaleAttribute(double factor) => Factor = factor;

    /// <summary>The fixed factor; 0 if the factors are learned.</summary>
    public double Factor { get; }

    /// <summary>The number that is added after the multiplication by a fixed factor, finite; default 0.</summary>
    public double Offset { get; set; }

    /// <summary>λ of the regulariser <c>λ‖factors‖₁</c> of learned factors, which is added to the loss; at least 0.</summary>
    public double L1 { get; set; }

    /// <summary>
    /// λ of the regulariser <c>λ/2 · ‖factors‖²</c> of learned factors, which is added to the loss; its gradient is λ · factors. At least 0.
    /// </summary>
    public double L2 { get; set; }

    /// <summary>Whether the layer is frozen: training leaves learned factors unchanged.</summary>
    public bool Frozen { get; set; }
}
