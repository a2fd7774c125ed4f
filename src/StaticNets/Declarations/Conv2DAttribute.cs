namespace StaticNets;

/// <summary>
/// A convolution of images: each of <c>filters</c> kernels is laid over every window of the image, <c>y = f(Σ window · kernel + bias)</c>,
/// <c>[H, W, C] → [H′, W′, filters]</c> with <c>H′ = ⌊(H + 2·pad − dilation·(kernelHeight − 1) − 1) / stride⌋ + 1</c>, W′ alike. Tensors: kernel
/// <c>[kernelHeight, kernelWidth, C / groups, filters]</c>, bias <c>[filters]</c>.
/// </summary>
/// <param name="filters">Channels of the result, positive.</param>
/// <param name="kernelHeight">Rows of the kernel, positive.</param>
/// <param name="kernelWidth">Columns of the kernel, positive.</param>
public sealed class Conv2DAttribute(int filters, int kernelHeight, int kernelWidth) : KernelLayerAttribute
{
    /// <summary>A convolution with square kernels.</summary>
    /// <param name="filters">Channels of the result, positive.</param>
    /// <param name="kernel">Rows and columns of the kernel, positive.</param>
    public Conv2DAttribute(int filters, int kernel)
        : this(filters, kernel, kernel) { }

    /// <summary>Channels of the result.</summary>
    public int Filters { get; } = filters;

    /// <summary>Rows of the kernel.</summary>
    public int KernelHeight { get; } = kernelHeight;

    /// <summary>Columns of the kernel.</summary>
    public int KernelWidth { get; } = kernelWidth;

    /// <summary>Pixels from one window to the next, down and to the right; positive, 1 unless given.</summary>
    public int Strides { get; set; }

    /// <summary>Pixels from one element of the kernel to the next; positive, 1 unless given.</summary>
    public int Dilation { get; set; }

    /// <summary>
    /// Parts that the channels are split into, each with filters of its own; divides the channels and the filters, 1 unless given. As many as
    /// there are channels make a depthwise convolution.
    /// </summary>
    public int Groups { get; set; }

    /// <summary>What a window sees beyond the border; nothing unless given.</summary>
    public Padding Padding { get; set; }

    /// <summary>Rows and columns of zeros on all four sides, instead of <see cref="Padding"/>; at least 0.</summary>
    public int Pad { get; set; }

    /// <summary>The function applied to the result; linear unless given.</summary>
    public Activation Activation { get; set; }

    /// <summary>α of <see cref="Activation.LeakyRelu"/> (0.01 unless given) or of <see cref="Activation.Elu"/> (1 unless given), positive.</summary>
    public double Alpha { get; set; }
}
