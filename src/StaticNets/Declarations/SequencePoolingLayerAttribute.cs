namespace StaticNets;

/// <summary>Base of layers that reduce each window of steps of a sequence to one step, in each feature.</summary>
public abstract class SequencePoolingLayerAttribute : LayerAttribute
{
    private protected SequencePoolingLayerAttribute(int window) => Window = window;

    /// <summary>Steps of the window.</summary>
    public int Window { get; }

    /// <summary>Distance between neighbouring windows in steps; positive, default the length of the window.</summary>
    public int Strides { get; set; }

    /// <summary>
    /// The padding around the sequence, <see cref="Padding.Valid"/> or <see cref="Padding.Same"/>; default none. Windows may cover it, but
    /// its steps are ignored.
    /// </summary>
    public Padding Padding { get; set; }

    /// <summary>
    /// Number of steps of padding to add at each end, instead of <see cref="Padding"/>; at least 0, at most half the window.
    /// </summary>
    public int Pad { get; set; }
}
