namespace StaticNets;

/// <summary>
/// A convolution of images: each filter is applied to every window of the image, <c>y = f(Σ window · kernel + bias)</c> with the activation
/// f, <c>[H, W, C] → [H′, W′, filters]</c> with <c>H′ = ⌊(H + padTop + padBottom − dilation·(kernelHeight − 1) − 1) /
/// stride⌋ + 1</c>, and W′ likewise.
/// Tensors: kernel <c>[kernelHeight, kernelWidth, C / groups, filters]</c>, bias <c>[filters]</c>.
/// </summary>
/// <param name="filters">Channels of the output, positive.</param>
/// <param name="kernelHeight">Rows of the kernel, positive.</param>
/// <param name="kernelWidth">Columns of the kernel, positive.</param>
public sealed class Conv2DAttribute(int filters, int kernelHeight, int kernelWidth) : ImageKernelLayerAttribute(kernelHeight, kernelWidth)
{
    /// <summary>Declares a convolution with square kernels.</summary>
    /// <param name="filters">Channels of the output, positive.</param>
    /// <param name="kernel">Rows and columns of the kernel, positive.</param>
    public Conv2DAttribute(int filters, int kernel)
        : this(filters, kernel, kernel) { }

    /// <summary>Declares a convolution with square kernels inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="filters">Channels of the output; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="kernel">Rows and columns of the kernel, positive.</param>
    public Conv2DAttribute(string filters, int kernel)
        : this(NumberOf(filters), kernel) { }

    /// <summary>Declares a convolution with square kernels inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="filters">Channels of the output, positive.</param>
    /// <param name="kernel">Rows and columns of the kernel; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public Conv2DAttribute(int filters, string kernel)
        : this(filters, NumberOf(kernel)) { }

    /// <summary>Declares a convolution with square kernels inside a block, with sizes that the parameters of the block give.</summary>
    /// <param name="filters">Channels of the output; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="kernel">Rows and columns of the kernel; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public Conv2DAttribute(string filters, string kernel)
        : this(NumberOf(filters), NumberOf(kernel)) { }

    /// <summary>Declares the layer inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="filters">Channels of the output; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="kernelHeight">Rows of the kernel, positive.</param>
    /// <param name="kernelWidth">Columns of the kernel, positive.</param>
    public Conv2DAttribute(string filters, int kernelHeight, int kernelWidth)
        : this(NumberOf(filters), kernelHeight, kernelWidth) { }

    /// <summary>Declares the layer inside a block, with sizes that the parameters of the block give.</summary>
    /// <param name="filters">Channels of the output; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="kernelHeight">Rows of the kernel; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="kernelWidth">Columns of the kernel; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public Conv2DAttribute(string filters, string kernelHeight, string kernelWidth)
        : this(NumberOf(filters), NumberOf(kernelHeight), NumberOf(kernelWidth)) { }

    /// <summary>Channels of the output.</summary>
    public int Filters { get; } = filters;

    /// <summary>
    /// Number of groups into which the channels are split, each with its own filters. It must divide the channels and the filters; default
    /// 1. With as many groups as channels this is a depthwise convolution.
    /// </summary>
    public int Groups { get; set; }
}
