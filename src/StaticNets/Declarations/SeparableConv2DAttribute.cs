namespace StaticNets;

/// <summary>
/// A depthwise convolution, which filters each channel by itself, and then a 1×1 convolution with all channels: <c>[H, W, C] → [H′, W′,
/// filters]</c> with <c>H′ = ⌊(H + padTop + padBottom − dilation·(kernelHeight − 1) − 1) / stride⌋ + 1</c>, and W′ likewise. Bias and
/// activation belong to the 1×1 convolution. Tensors: depthwise_kernel <c>[kernelHeight, kernelWidth, 1, C · multiplier]</c>,
/// pointwise_kernel <c>[1, 1, C · multiplier, filters]</c>, bias <c>[filters]</c> (Chollet 2017).
/// </summary>
/// <param name="filters">Channels of the output, positive.</param>
/// <param name="kernelHeight">Rows of the kernel, positive.</param>
/// <param name="kernelWidth">Columns of the kernel, positive.</param>
public sealed class SeparableConv2DAttribute(int filters, int kernelHeight, int kernelWidth)
    : ImageKernelLayerAttribute(kernelHeight, kernelWidth)
{
    /// <summary>Declares a separable convolution with square kernels.</summary>
    /// <param name="filters">Channels of the output, positive.</param>
    /// <param name="kernel">Rows and columns of the kernel, positive.</param>
    public SeparableConv2DAttribute(int filters, int kernel)
        : this(filters, kernel, kernel) { }

    /// <summary>Declares a separable convolution with square kernels inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="filters">Channels of the output; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="kernel">Rows and columns of the kernel, positive.</param>
    public SeparableConv2DAttribute(string filters, int kernel)
        : this(NumberOf(filters), kernel) { }

    /// <summary>Declares a separable convolution with square kernels inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="filters">Channels of the output, positive.</param>
    /// <param name="kernel">Rows and columns of the kernel; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public SeparableConv2DAttribute(int filters, string kernel)
        : this(filters, NumberOf(kernel)) { }

    /// <summary>Declares a separable convolution with square kernels inside a block, with sizes that the parameters of the block give.</summary>
    /// <param name="filters">Channels of the output; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="kernel">Rows and columns of the kernel; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public SeparableConv2DAttribute(string filters, string kernel)
        : this(NumberOf(filters), NumberOf(kernel)) { }

    /// <summary>Declares the layer inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="filters">Channels of the output; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="kernelHeight">Rows of the kernel, positive.</param>
    /// <param name="kernelWidth">Columns of the kernel, positive.</param>
    public SeparableConv2DAttribute(string filters, int kernelHeight, int kernelWidth)
        : this(NumberOf(filters), kernelHeight, kernelWidth) { }

    /// <summary>Declares the layer inside a block, with sizes that the parameters of the block give.</summary>
    /// <param name="filters">Channels of the output; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="kernelHeight">Rows of the kernel; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="kernelWidth">Columns of the kernel; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public SeparableConv2DAttribute(string filters, string kernelHeight, string kernelWidth)
        : this(NumberOf(filters), NumberOf(kernelHeight), NumberOf(kernelWidth)) { }

    /// <summary>Channels of the output.</summary>
    public int Filters { get; } = filters;

    /// <summary>Number of filters for each channel of the depthwise convolution; positive, default 1.</summary>
    public int Multiplier { get; set; }
}
