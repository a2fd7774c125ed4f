namespace StaticNets;

/// <summary>Base of layers that multiply the windows of an image by a kernel.</summary>
public abstract class ImageKernelLayerAttribute : ActivatedLayerAttribute
{
    private protected ImageKernelLayerAttribute(int kernelHeight, int kernelWidth)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>Rows of the kernel.</summary>
    public int KernelHeight { get; }

    /// <summary>Columns of the kernel.</summary>
    public int KernelWidth { get; }

    /// <summary>Distance between neighbouring windows in pixels, down and to the right; positive, default 1.</summary>
    public int Strides { get; set; }

    /// <summary>Distance between neighbouring windows in pixels, down; positive, default <see cref="Strides"/>.</summary>
    public int StrideHeight { get; set; }

    /// <summary>Distance between neighbouring windows in pixels, to the right; positive, default <see cref="Strides"/>.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Distance between neighbouring elements of the kernel in pixels; positive, default 1.</summary>
    public int Dilation { get; set; }

    /// <summary>Distance between neighbouring rows of the kernel in pixels; positive, default <see cref="Dilation"/>.</summary>
    public int DilationHeight { get; set; }

    /// <summary>Distance between neighbouring columns of the kernel in pixels; positive, default <see cref="Dilation"/>.</summary>
    public int DilationWidth { get; set; }

    /// <summary>The padding of zeros around the image; default <see cref="Padding.Valid"/>, no padding.</summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// Number of rows and columns of zeros to add on each of the four sides, instead of <see cref="Padding"/>; at least 0.
    /// </summary>
    public int Pad { get; set; }

    /// <summary>Rows of zeros above the image; at least 0, default <see cref="Pad"/>.</summary>
    public int PadTop { get; set; }

    /// <summary>Rows of zeros below the image; at least 0, default <see cref="Pad"/>.</summary>
    public int PadBottom { get; set; }

    /// <summary>Columns of zeros to the left of the image; at least 0, default <see cref="Pad"/>.</summary>
    public int PadLeft { get; set; }

    /// <summary>Columns of zeros to the right of the image; at least 0, default <see cref="Pad"/>.</summary>
    public int PadRight { get; set; }

    /// <summary>The function applied to the result; default linear.</summary>
    public Activation Activation { get; set; }
}
