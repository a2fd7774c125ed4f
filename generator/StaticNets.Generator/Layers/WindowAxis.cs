using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>The windows along one axis of an image.</summary>
/// <param name="Length">Length of the image in pixels.</param>
/// <param name="Window">Length of a window in elements.</param>
/// <param name="Stride">Distance between windows in pixels.</param>
/// <param name="Dilation">Distance between elements of a window in pixels.</param>
/// <param name="Before">Padding before the image in pixels.</param>
/// <param name="After">Padding after the image in pixels.</param>
internal readonly record struct WindowAxis(long Length, long Window, long Stride, long Dilation, long Before, long After)
{
    /// <summary>Number of pixels that a window spans: (window − 1) · dilation + 1.</summary>
    public long Reach => Saturate.Add(Saturate.Multiply(Window - 1, Dilation), 1);

    public long PaddedLength => Saturate.Add(Length, Saturate.Add(Before, After));

    /// <summary>Whether at least one window fits.</summary>
    public bool Fits => Reach <= PaddedLength;

    /// <summary>Whether there is a window for each element, whatever the length.</summary>
    public bool KeepsLength => Stride == 1 && Saturate.Add(Before, After) == Reach - 1;

    /// <summary>Whether the number of windows is rounded up, so that the last window may extend beyond the padding.</summary>
    public bool RoundsUp { get; init; }

    /// <summary>Number of windows.</summary>
    public long Count
    {
        get
        {
            long further = PaddedLength - Reach;
            long count = (further / Stride) + 1;
            bool hasLast = RoundsUp && further % Stride != 0 && Saturate.Multiply(count, Stride) < Saturate.Add(Before, Length);
            return hasLast ? count + 1 : count;
        }
    }

    /// <summary>Returns the axis with the padding for windows that end with the element of the output and never reach beyond it.</summary>
    public WindowAxis Causal() => this with { Before = Reach - 1, After = 0 };

    /// <summary>
    /// Returns the axis with the padding for ⌈length / stride⌉ windows. If the number of padding pixels is odd, one more is after the image
    /// than before it.
    /// </summary>
    public WindowAxis Same()
    {
        long count = ((Length - 1) / Stride) + 1;
        long missing = Math.Max(0, ((count - 1) * Stride) + Reach - Length);
        return this with { Before = missing / 2, After = missing - (missing / 2) };
    }
}
