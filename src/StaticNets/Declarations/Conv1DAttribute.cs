namespace StaticNets;

/// <summary>
/// A convolution over the steps of a sequence: each filter is applied to every window of steps, <c>y = f(Σ window · kernel + bias)</c> with
/// the activation f, <c>[steps, C] → [steps′, filters]</c> with <c>steps′ = ⌊(steps + padding − dilation·(kernel − 1) − 1) / stride⌋ +
/// 1</c>. Tensors: kernel <c>[kernel, C / groups, filters]</c>, bias <c>[filters]</c>.
/// </summary>
/// <param name="filters">Features of each step of the output, positive.</param>
/// <param name="kernel">Steps of a window, positive.</param>
public sealed class Conv1DAttribute(int filters, int kernel) : ActivatedLayerAttribute
{
    /// <summary>Declares the layer inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="filters">Features of each step of the output; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="kernel">Steps of a window, positive.</param>
    public Conv1DAttribute(string filters, int kernel)
        : this(NumberOf(filters), kernel) { }

    /// <summary>Declares the layer inside a block, with sizes that the parameters of the block give.</summary>
    /// <param name="filters">Features of each step of the output; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="kernel">Steps of a window; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public Conv1DAttribute(string filters, string kernel)
        : this(NumberOf(filters), NumberOf(kernel)) { }

    /// <summary>Declares the layer inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="filters">Features of each step of the output, positive.</param>
    /// <param name="kernel">Steps of a window; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public Conv1DAttribute(int filters, string kernel)
        : this(filters, NumberOf(kernel)) { }

    /// <summary>Features of each step of the output.</summary>
    public int Filters { get; } = filters;

    /// <summary>Steps of a window.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>Distance between neighbouring windows in steps; positive, default 1.</summary>
    public int Strides { get; set; }

    /// <summary>Distance between neighbouring elements of a window in steps; positive, default 1.</summary>
    public int Dilation { get; set; }

    /// <summary>
    /// Number of groups into which the features are split, each with its own filters. It must divide the features and the filters; default
    /// 1. With as many groups as features this is a depthwise convolution.
    /// </summary>
    public int Groups { get; set; }

    /// <summary>
    /// The padding of zeros around the sequence; default <see cref="Padding.Valid"/>, no padding. With <see cref="Padding.Causal"/>, no
    /// step of the output depends on later steps.
    /// </summary>
    public Padding Padding { get; set; }

    /// <summary>Number of steps of zeros to add at each end, instead of <see cref="Padding"/>; at least 0.</summary>
    public int Pad { get; set; }

    /// <summary>Steps of zeros before the sequence; at least 0, default <see cref="Pad"/>.</summary>
    public int PadBefore { get; set; }

    /// <summary>Steps of zeros after the sequence; at least 0, default <see cref="Pad"/>.</summary>
    public int PadAfter { get; set; }

    /// <summary>The function applied to the result; default linear.</summary>
    public Activation Activation { get; set; }
}
