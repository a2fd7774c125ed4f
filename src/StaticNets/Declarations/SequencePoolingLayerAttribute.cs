namespace StaticNets;

/// <summary>Base of layers that reduce each window of steps of a sequence to one step, in each feature.</summary>
public abstract class SequencePoolingLayerAttribute : LayerAttribute
{
    private protected SequencePoolingLayerAttribute(int window) => Window = window;

    /// <summary>Steps of the window.</summary>
    public int Window { get; }

    /// <summary>Distance between neighbouring windows in steps; positive, default the length of the window.</summary>
    public int Strides { get; set; }

    /// <summary>Distance between neighbouring elements of the window in steps; positive, default 1.</summary>
    public int Dilation { get; set; }

    /// <summary>
    /// The padding around the sequence, <see cref="Padding.Valid"/> or <see cref="Padding.Same"/>; default none. Windows may cover it, but
    /// its steps are ignored.
    /// </summary>
    public Padding Padding { get; set; }

    /// <summary>Number of steps of padding to add at each end, instead of <see cref="Padding"/>; at least 0.</summary>
    public int Pad { get; set; }

    /// <summary>Steps of padding before the sequence; at least 0, default <see cref="Pad"/>.</summary>
    public int PadBefore { get; set; }

    /// <summary>Steps of padding after the sequence; at least 0, default <see cref="Pad"/>.</summary>
    public int PadAfter { get; set; }

    /// <summary>
    /// Whether the number of windows is rounded up instead of down: the last window may extend beyond the padded sequence, if it begins in
    /// the sequence or in the padding before it. The steps beyond are ignored.
    /// </summary>
    public bool CeilMode { get; set; }
}
