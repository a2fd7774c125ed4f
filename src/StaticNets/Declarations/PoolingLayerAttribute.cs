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

    /// <summary>The padding around the image; default none. Windows may cover it, but its pixels are ignored.</summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// Number of rows and columns of padding to add on each of the four sides, instead of <see cref="Padding"/>; at least 0, at most half
    /// the window.
    /// </summary>
    public int Pad { get; set; }
}
