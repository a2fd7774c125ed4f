namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>Windows along one axis of an image or over the steps of a sequence, by the formulas of the specification.</summary>
internal sealed class ReferenceAxis
{
    private readonly int _size;
    private readonly int _stride;
    private readonly int _dilation;
    private readonly int _before;

    public ReferenceAxis(int size, int window, int stride, int dilation, Padding padding, int pad)
    {
        _size = size;
        _stride = stride;
        _dilation = dilation;
        Window = window;
        int reach = (dilation * (window - 1)) + 1;
        if (padding == Padding.Same)
        {
            Count = (size + stride - 1) / stride;
            _before = Math.Max(((Count - 1) * stride) + reach - size, 0) / 2;
        }
        else if (padding == Padding.Causal)
        {
            Count = (size + stride - 1) / stride;
            _before = reach - 1;
        }
        else
        {
            Count = ((size + (2 * pad) - reach) / stride) + 1;
            _before = pad;
        }
    }

    /// <summary>Number of windows.</summary>
    public int Count { get; }

    /// <summary>Number of pixels of a window.</summary>
    public int Window { get; }

    /// <summary>Returns the index of a pixel of a window, or −1 if it lies beyond the border.</summary>
    public int At(int window, int pixel)
    {
        int at = (window * _stride) - _before + (pixel * _dilation);
        return at < _size ? Math.Max(at, -1) : -1;
    }
}
