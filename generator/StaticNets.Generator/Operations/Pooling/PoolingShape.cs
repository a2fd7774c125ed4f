using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Pooling;

/// <summary>Along one axis of an image: its windows, and how far they may begin before it and end behind it.</summary>
/// <param name="Length">Pixels.</param>
/// <param name="Window">Pixels of a window.</param>
/// <param name="Stride">Pixels from one window to the next.</param>
/// <param name="Before">Pixels that the first window begins before the image.</param>
/// <param name="Count">Number of windows.</param>
internal readonly record struct PoolingAxis(long Length, long Window, long Stride, long Before, long Count)
{
    /// <summary>Whether all windows lie inside.</summary>
    public bool IsInside => Before == 0 && ((Count - 1) * Stride) + Window <= Length;
}

/// <summary>The windows of an image.</summary>
internal sealed record PoolingShape(PoolingAxis Vertical, PoolingAxis Horizontal, long Channels)
{
    public Shape Image => Shape.Of(Vertical.Length, Horizontal.Length, Channels);

    public Shape Output => Shape.Of(Vertical.Count, Horizontal.Count, Channels);
}
