using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Pooling;

/// <summary>The windows along one axis of an image.</summary>
/// <param name="Length">Length of the image in pixels.</param>
/// <param name="Window">Length of a window in elements.</param>
/// <param name="Stride">Distance between windows in pixels.</param>
/// <param name="Dilation">Distance between elements of a window in pixels.</param>
/// <param name="Before">Number of pixels by which the first window begins before the image: the padding there.</param>
/// <param name="After">Number of pixels of the padding after the image.</param>
/// <param name="Count">Number of windows.</param>
internal readonly record struct PoolingAxis(long Length, long Window, long Stride, long Dilation, long Before, long After, long Count)
{
    /// <summary>Number of pixels that a window covers behind its first pixel.</summary>
    private long Reach => (Window - 1) * Dilation;

    private long LastBegin => (Count - 1) * Stride;

    /// <summary>Whether all windows lie inside the image.</summary>
    public bool IsInside => Before == 0 && LastBegin + Reach < Length;

    /// <summary>Whether all windows lie inside the padded image. With a number of windows that was rounded up, the last one may not.</summary>
    public bool IsInsidePadding => LastBegin + Reach < Before + Length + After;

    /// <summary>Whether the last window begins in the image or before it.</summary>
    public bool LastBeginsInside => LastBegin < Before + Length;

    /// <summary>Whether a window can have no element inside the image.</summary>
    public bool MayMiss => Reach < Before || !LastBeginsInside || (Dilation > Length && !IsInside);
}

/// <summary>The windows of an image.</summary>
internal sealed record PoolingShape(PoolingAxis Vertical, PoolingAxis Horizontal, long Channels)
{
    public Shape Image => Shape.Of(Vertical.Length, Horizontal.Length, Channels);

    public Shape Output => Shape.Of(Vertical.Count, Horizontal.Count, Channels);
}
