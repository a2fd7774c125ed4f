namespace StaticNets;

/// <summary>
/// A convolution that filters each channel of an image by itself: <c>[H, W, C] → [H′, W′, C · multiplier]</c> with <c>H′ = ⌊(H + padTop +
/// padBottom − dilation·(kernelHeight − 1) − 1) / stride⌋ + 1</c>, and W′ likewise. Output channel <c>c · multiplier + m</c> is filter m of
/// channel c. Tensors: kernel <c>[kernelHeight, kernelWidth, 1, C · multiplier]</c>, bias <c>[C · multiplier]</c>.
/// </summary>
/// <param name="kernelHeight">Rows of the kernel, positive.</param>
/// <param name="kernelWidth">Columns of the kernel, positive.</param>
public sealed class DepthwiseConv2DAttribute(int kernelHeight, int kernelWidth) : ImageKernelLayerAttribute(kernelHeight, kernelWidth)
{
    /// <summary>Declares a depthwise convolution with square kernels.</summary>
    /// <param name="kernel">Rows and columns of the kernel, positive.</param>
    public DepthwiseConv2DAttribute(int kernel)
        : this(kernel, kernel) { }

    /// <summary>Declares a depthwise convolution with square kernels inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="kernel">Rows and columns of the kernel; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public DepthwiseConv2DAttribute(string kernel)
        : this(NumberOf(kernel)) { }

    /// <summary>Declares the layer inside a block, with sizes that the parameters of the block give.</summary>
    /// <param name="kernelHeight">Rows of the kernel; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="kernelWidth">Columns of the kernel; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public DepthwiseConv2DAttribute(string kernelHeight, string kernelWidth)
        : this(NumberOf(kernelHeight), NumberOf(kernelWidth)) { }

    /// <summary>Number of filters for each channel; positive, default 1.</summary>
    public int Multiplier { get; set; }
}
