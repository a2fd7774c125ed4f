namespace StaticNets;

/// <summary>
/// A transposed convolution of images, also called deconvolution: each pixel spreads over a window of the output, and where windows overlap
/// they are added. <c>[H, W, C] → [H′, W′, filters]</c> with <c>H′ = (H − 1)·stride − padTop − padBottom + dilation·(kernelHeight − 1) +
/// outputPadding + 1</c>, and W′ likewise; with <see cref="Padding.Same"/> <c>H′ = H·stride</c>. Padding is removed from the output.
/// Tensors: kernel <c>[kernelHeight, kernelWidth, filters / groups, C]</c> as in Keras, bias <c>[filters]</c>. Formula: Dumoulin, Visin 2016.
/// </summary>
/// <param name="filters">Channels of the output, positive.</param>
/// <param name="kernelHeight">Rows of the kernel, positive.</param>
/// <param name="kernelWidth">Columns of the kernel, positive.</param>
public sealed class Conv2DTransposeAttribute(int filters, int kernelHeight, int kernelWidth)
    : ImageKernelLayerAttribute(kernelHeight, kernelWidth)
{
    /// <summary>Declares a transposed convolution with square kernels.</summary>
    /// <param name="filters">Channels of the output, positive.</param>
    /// <param name="kernel">Rows and columns of the kernel, positive.</param>
    public Conv2DTransposeAttribute(int filters, int kernel)
        : this(filters, kernel, kernel) { }

    /// <summary>Declares a transposed convolution with square kernels inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="filters">Channels of the output; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="kernel">Rows and columns of the kernel, positive.</param>
    public Conv2DTransposeAttribute(string filters, int kernel)
        : this(NumberOf(filters), kernel) { }

    /// <summary>Declares a transposed convolution with square kernels inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="filters">Channels of the output, positive.</param>
    /// <param name="kernel">Rows and columns of the kernel; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public Conv2DTransposeAttribute(int filters, string kernel)
        : this(filters, NumberOf(kernel)) { }

    /// <summary>Declares a transposed convolution with square kernels inside a block, with sizes that the parameters of the block give.</summary>
    /// <param name="filters">Channels of the output; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="kernel">Rows and columns of the kernel; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public Conv2DTransposeAttribute(string filters, string kernel)
        : this(NumberOf(filters), NumberOf(kernel)) { }

    /// <summary>Declares the layer inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="filters">Channels of the output; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="kernelHeight">Rows of the kernel, positive.</param>
    /// <param name="kernelWidth">Columns of the kernel, positive.</param>
    public Conv2DTransposeAttribute(string filters, int kernelHeight, int kernelWidth)
        : this(NumberOf(filters), kernelHeight, kernelWidth) { }

    /// <summary>Declares the layer inside a block, with sizes that the parameters of the block give.</summary>
    /// <param name="filters">Channels of the output; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="kernelHeight">Rows of the kernel; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="kernelWidth">Columns of the kernel; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public Conv2DTransposeAttribute(string filters, string kernelHeight, string kernelWidth)
        : this(NumberOf(filters), NumberOf(kernelHeight), NumberOf(kernelWidth)) { }

    /// <summary>Channels of the output.</summary>
    public int Filters { get; } = filters;

    /// <summary>
    /// Number of groups into which the channels are split, each with its own filters. It must divide the channels and the filters; default 1.
    /// </summary>
    public int Groups { get; set; }

    /// <summary>
    /// Number of rows at the bottom and of columns at the right that the output has in addition; at least 0 and less than the strides,
    /// default 0. A convolution gives images of several sizes the same output size; this says from which of them to come back.
    /// </summary>
    public int OutputPadding { get; set; }
}
