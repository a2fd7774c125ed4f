namespace StaticNets;

/// <summary>
/// Turns groups of factor² channels into blocks of factor × factor pixels, <c>[H, W, C · factor²] → [factor · H, factor · W, C]</c>:
/// <c>y[h · factor + i, w · factor + j, c] = x[h, w, c · factor² + i · factor + j]</c> (Shi et al. 2016).
/// </summary>
/// <param name="factor">Rows and columns of a block, positive; its square divides the number of channels.</param>
public sealed class PixelShuffleAttribute(int factor) : LayerAttribute
{
    /// <summary>Declares the layer inside a block, with a factor that the parameters of the block give.</summary>
    /// <param name="factor">Rows and columns of a block; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public PixelShuffleAttribute(string factor)
        : this(NumberOf(factor)) { }

    /// <summary>Rows and columns of a block.</summary>
    public int Factor { get; } = factor;
}
