namespace StaticNets;

/// <summary>
/// Removes rows and columns at the borders of an image: <c>[H, W, C] → [H − top − bottom, W − left − right, C]</c>. At least one pixel must
/// remain.
/// </summary>
/// <param name="top">Number of pixels to remove at the top in rows, at least 0.</param>
/// <param name="bottom">Number of pixels to remove at the bottom in rows, at least 0.</param>
/// <param name="left">Number of pixels to remove at the left in columns, at least 0.</param>
/// <param name="right">Number of pixels to remove at the right in columns, at least 0.</param>
public sealed class Cropping2DAttribute(int top, int bottom, int left, int right) : LayerAttribute
{
    /// <summary>Declares the same number for all four sides.</summary>
    /// <param name="cropping">Number of pixels to remove at each side in pixels, at least 0.</param>
    public Cropping2DAttribute(int cropping)
        : this(cropping, cropping) { }

    /// <summary>Declares a number for top and bottom, and one for left and right.</summary>
    /// <param name="height">Number of pixels to remove at the top and at the bottom in rows, at least 0.</param>
    /// <param name="width">Number of pixels to remove at the left and at the right in columns, at least 0.</param>
    public Cropping2DAttribute(int height, int width)
        : this(height, height, width, width) { }

    /// <summary>Declares the layer inside a block, with a number that the parameters of the block give.</summary>
    /// <param name="cropping">Number of pixels to remove at each side in pixels; an expression such as <c>"2 * size"</c>.</param>
    public Cropping2DAttribute(string cropping)
        : this(NumberOf(cropping)) { }

    /// <summary>Declares the layer inside a block, with numbers that the parameters of the block give.</summary>
    /// <param name="height">Number of pixels to remove at the top and at the bottom in rows; an expression such as <c>"2 * size"</c>.</param>
    /// <param name="width">Number of pixels to remove at the left and at the right in columns; an expression such as <c>"2 * size"</c>.</param>
    public Cropping2DAttribute(string height, string width)
        : this(NumberOf(height), NumberOf(width)) { }

    /// <summary>Declares the layer inside a block, with numbers that the parameters of the block give.</summary>
    /// <param name="top">Number of pixels to remove at the top in rows; an expression such as <c>"2 * size"</c>.</param>
    /// <param name="bottom">Number of pixels to remove at the bottom in rows; an expression such as <c>"2 * size"</c>.</param>
    /// <param name="left">Number of pixels to remove at the left in columns; an expression such as <c>"2 * size"</c>.</param>
    /// <param name="right">Number of pixels to remove at the right in columns; an expression such as <c>"2 * size"</c>.</param>
    public Cropping2DAttribute(string top, string bottom, string left, string right)
        : this(NumberOf(top), NumberOf(bottom), NumberOf(left), NumberOf(right)) { }

    /// <summary>Number of pixels to remove at the top in rows.</summary>
    public int Top { get; } = top;

    /// <summary>Number of pixels to remove at the bottom in rows.</summary>
    public int Bottom { get; } = bottom;

    /// <summary>Number of pixels to remove at the left in columns.</summary>
    public int Left { get; } = left;

    /// <summary>Number of pixels to remove at the right in columns.</summary>
    public int Right { get; } = right;
}
