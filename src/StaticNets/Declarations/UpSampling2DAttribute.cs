namespace StaticNets;

/// <summary>Makes an image several times as high and wide: <c>[H, W, C] → [height · H, width · W, C]</c>.</summary>
/// <param name="height">Factor for the height, positive.</param>
/// <param name="width">Factor for the width, positive.</param>
public sealed class UpSampling2DAttribute(int height, int width) : LayerAttribute
{
    /// <summary>Declares one factor for height and width.</summary>
    /// <param name="size">Factor for height and width, positive.</param>
    public UpSampling2DAttribute(int size)
        : this(size, size) { }

    /// <summary>Declares the layer inside a block, with a factor that the parameters of the block give.</summary>
    /// <param name="size">Factor for height and width; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public UpSampling2DAttribute(string size)
        : this(NumberOf(size)) { }

    /// <summary>Declares the layer inside a block, with factors that the parameters of the block give.</summary>
    /// <param name="height">Factor for the height; an expression such as <c>"2 * size"</c> with a positive value.</param>
    /// <param name="width">Factor for the width; an expression such as <c>"2 * size"</c> with a positive value.</param>
    public UpSampling2DAttribute(string height, string width)
        : this(NumberOf(height), NumberOf(width)) { }

    /// <summary>Factor for the height.</summary>
    public int Height { get; } = height;

    /// <summary>Factor for the width.</summary>
    public int Width { get; } = width;

    /// <summary>The values of the new pixels; default <see cref="Interpolation.Nearest"/>, each pixel is repeated.</summary>
    public Interpolation Interpolation { get; set; }
}
