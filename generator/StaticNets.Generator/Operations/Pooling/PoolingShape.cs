using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Operations.Pooling;

/// <summary>The windows along one axis of an image.</summary>
/// <param name="Length">Length of the image in pixels.</param>
/// <param name="Window">Length of a window in pixels.</param>
/// <param name="Stride">Distance between windows in pixels.</param>
/// <param name="Before">Number of pixels by which the first window begins before the image.</param>
/// <param name="Count">Number of windows.</param>
internal readonly record struct PoolingAxis(long Length, long Window, long Stride, long Before, long Count)
{
    /// <summary>Whether all windows lie inside the image.</summary>
    public bool IsInside => Before == 0 && ((Count - 1) * Stride) + Window <= Length;
}

/// <summary>The windows of an image.</summary>
internal sealed record PoolingShape(PoolingAxis Vertical, PoolingAxis Horizontal, long Channels)
{
    public Shape Image => Shape.Of(Vertical.Length, Horizontal.Length, Channels);

    public Shape Output => Shape.Of(Vertical.Count, Horizontal.Count, Channels);
}
