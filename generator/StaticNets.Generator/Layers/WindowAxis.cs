using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>How windows lie along one axis of an image.</summary>
/// <param name="Length">Pixels of the image.</param>
/// <param name="Window">Elements of a window.</param>
/// <param name="Stride">Pixels from one window to the next.</param>
/// <param name="Dilation">Pixels from one element of a window to the next.</param>
/// <param name="Before">Pixels in front of the image.</param>
/// <param name="After">Pixels behind it.</param>
internal readonly record struct WindowAxis(long Length, long Window, long Stride, long Dilation, long Before, long After)
{
    /// <summary>Pixels from the first element of a window to the last one, both included.</summary>
    public long Reach => Saturate.Add(Saturate.Multiply(Window - 1, Dilation), 1);

    public long PaddedLength => Saturate.Add(Length, Saturate.Add(Before, After));

    /// <summary>Whether there is a window at all.</summary>
    public bool Fits => Reach <= PaddedLength;

    /// <summary>Number of windows.</summary>
    public long Count => ((PaddedLength - Reach) / Stride) + 1;

    /// <summary>Around an image that gives ⌈length / stride⌉ windows, the odd pixel behind it.</summary>
    public WindowAxis Same()
    {
        long count = ((Length - 1) / Stride) + 1;
        long missing = Math.Max(0, ((count - 1) * Stride) + Reach - Length);
        return this with { Before = missing / 2, After = missing - (missing / 2) };
    }
}
