namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>Windows along one axis of an image or over the steps of a sequence, by the formulas of the specification.</summary>
internal sealed class ReferenceAxis
{
    private readonly int _size;
    private readonly int _stride;
    private readonly int _dilation;
    private readonly int _before;
    private readonly int _after;

    public ReferenceAxis(int size, int window, int stride, int dilation, Padding padding, int before, int after, bool roundsUp = false)
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
            int length = before + size + after;
            for (int begin = 0; begin + reach <= length || (roundsUp && begin + reach - length < stride); begin += stride)
            {
                // A window that only exists because the number is rounded up must begin in the image or before it.
                Count += begin + reach <= length || begin < before + size ? 1 : 0;
            }

            (_before, _after) = (before, after);
        }
    }

    /// <summary>Number of windows.</summary>
    public int Count { get; }

    /// <summary>Number of pixels of a window.</summary>
    public int Window { get; }

    /// <summary>Returns whether a pixel of a window lies in the image or its padding.</summary>
    public bool IsPadded(int window, int pixel) => (window * _stride) - _before + (pixel * _dilation) < _size + _after;

    /// <summary>Returns the index of a pixel of a window, or −1 if it lies beyond the border.</summary>
    public int At(int window, int pixel)
    {
        int at = (window * _stride) - _before + (pixel * _dilation);
        return at < _size ? Math.Max(at, -1) : -1;
    }
}
