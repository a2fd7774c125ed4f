namespace StaticNets;

/// <summary>
/// Divides each element by a power of the mean square of its neighbouring channels: <c>y = x / (k + α / size · Σ x²)^β</c> (Krizhevsky et al.
/// 2012, with PyTorch's division of α by the size). The sum is over the <c>size</c> channels around that of the element: size / 2 in front of
/// it, rounded down, and the others behind it; channels that do not exist count as 0. The shape is kept; channels are the last axis.
/// </summary>
/// <param name="size">Number of channels in a sum, positive.</param>
public sealed class LocalResponseNormalizationAttribute(int size) : LayerAttribute
{
    /// <summary>Declares the layer inside a block, with a size that the parameters of the block give.</summary>
    /// <param name="size">Number of channels in a sum; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public LocalResponseNormalizationAttribute(string size)
        : this(NumberOf(size)) { }

    /// <summary>Number of channels in a sum.</summary>
    public int Size { get; } = size;

    /// <summary>α, positive; default 1e-4.</summary>
    public double Alpha { get; set; }

    /// <summary>β, positive; default 0.75.</summary>
    public double Beta { get; set; }

    /// <summary>k, positive; default 1.</summary>
    public double K { get; set; }
}
