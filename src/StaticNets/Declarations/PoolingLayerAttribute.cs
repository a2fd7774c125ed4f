namespace StaticNets;

/// <summary>Base of layers that reduce each window of an image to one pixel, in each channel.</summary>
public abstract class PoolingLayerAttribute : LayerAttribute
{
    private protected PoolingLayerAttribute(int windowHeight, int windowWidth)
    {
        WindowHeight = windowHeight;
        WindowWidth = windowWidth;
    }

    /// <summary>Rows of the window.</summary>
    public int WindowHeight { get; }

    /// <summary>Columns of the window.</summary>
    public int WindowWidth { get; }

    /// <summary>Distance between neighbouring windows in pixels, down and to the right; positive, default the size of the window.</summary>
    public int Strides { get; set; }

    /// <summary>Distance between neighbouring windows in pixels, down; positive, default <see cref="Strides"/>.</summary>
    public int StrideHeight { get; set; }

    /// <summary>Distance between neighbouring windows in pixels, to the right; positive, default <see cref="Strides"/>.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Distance between neighbouring elements of the window in pixels; positive, default 1.</summary>
    public int Dilation { get; set; }

    /// <summary>Distance between neighbouring rows of the window in pixels; positive, default <see cref="Dilation"/>.</summary>
    public int DilationHeight { get; set; }

    /// <summary>Distance between neighbouring columns of the window in pixels; positive, default <see cref="Dilation"/>.</summary>
    public int DilationWidth { get; set; }

    /// <summary>The padding around the image; default none. Windows may cover it, but its pixels are ignored.</summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// Number of rows and columns of padding to add on each of the four sides, instead of <see cref="Padding"/>; at least 0.
    /// </summary>
    public int Pad { get; set; }

    /// <summary>Rows of padding above the image; at least 0, default <see cref="Pad"/>.</summary>
    public int PadTop { get; set; }

    /// <summary>Rows of padding below the image; at least 0, default <see cref="Pad"/>.</summary>
    public int PadBottom { get; set; }

    /// <summary>Columns of padding to the left of the image; at least 0, default <see cref="Pad"/>.</summary>
    public int PadLeft { get; set; }

    /// <summary>Columns of padding to the right of the image; at least 0, default <see cref="Pad"/>.</summary>
    public int PadRight { get; set; }

    /// <summary>
    /// Whether the number of windows is rounded up instead of down: the last window may extend beyond the padded image, if it begins in the
    /// image or in the padding before it. The pixels beyond are ignored.
    /// </summary>
    public bool CeilMode { get; set; }
}
