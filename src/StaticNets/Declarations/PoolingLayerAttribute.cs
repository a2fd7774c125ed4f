namespace StaticNets;

/// <summary>A layer that makes one pixel of each window of an image, channel by channel.</summary>
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

    /// <summary>Pixels from one window to the next, down and to the right; positive, the size of the window unless given.</summary>
    public int Strides { get; set; }

    /// <summary>What a window may see beyond the border; nothing unless given. What lies there never counts.</summary>
    public Padding Padding { get; set; }

    /// <summary>Rows and columns beyond the border on all four sides, instead of <see cref="Padding"/>; at least 0, at most half the window.</summary>
    public int Pad { get; set; }
}
