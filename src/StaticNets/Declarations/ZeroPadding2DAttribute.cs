namespace StaticNets;

/// <summary>
/// Adds rows and columns of zeros around an image: <c>[H, W, C] → [H + top + bottom, W + left + right, C]</c>.
/// </summary>
/// <param name="top">Number of zeros to add at the top in rows, at least 0.</param>
/// <param name="bottom">Number of zeros to add at the bottom in rows, at least 0.</param>
/// <param name="left">Number of zeros to add at the left in columns, at least 0.</param>
/// <param name="right">Number of zeros to add at the right in columns, at least 0.</param>
public sealed class ZeroPadding2DAttribute(int top, int bottom, int left, int right) : LayerAttribute
{
    /// <summary>Declares the same number for all four sides.</summary>
    /// <param name="padding">Number of zeros to add at each side in pixels, at least 0.</param>
    public ZeroPadding2DAttribute(int padding)
        : this(padding, padding) { }

    /// <summary>Declares a number for top and bottom, and one for left and right.</summary>
    /// <param name="height">Number of zeros to add at the top and at the bottom in rows, at least 0.</param>
    /// <param name="width">Number of zeros to add at the left and at the right in columns, at least 0.</param>
    public ZeroPadding2DAttribute(int height, int width)
        : this(height, height, width, width) { }

    /// <summary>Declares the layer inside a block, with a number that the parameters of the block give.</summary>
    /// <param name="padding">Number of zeros to add at each side in pixels; an expression such as <c>"2 * size"</c>.</param>
    public ZeroPadding2DAttribute(string padding)
        : this(NumberOf(padding)) { }

    /// <summary>Declares the layer inside a block, with numbers that the parameters of the block give.</summary>
    /// <param name="height">Number of zeros to add at the top and at the bottom in rows; an expression such as <c>"2 * size"</c>.</param>
    /// <param name="width">Number of zeros to add at the left and at the right in columns; an expression such as <c>"2 * size"</c>.</param>
    public ZeroPadding2DAttribute(string height, string width)
        : this(NumberOf(height), NumberOf(width)) { }

    /// <summary>Declares the layer inside a block, with numbers that the parameters of the block give.</summary>
    /// <param name="top">Number of zeros to add at the top in rows; an expression such as <c>"2 * size"</c>.</param>
    /// <param name="bottom">Number of zeros to add at the bottom in rows; an expression such as <c>"2 * size"</c>.</param>
    /// <param name="left">Number of zeros to add at the left in columns; an expression such as <c>"2 * size"</c>.</param>
    /// <param name="right">Number of zeros to add at the right in columns; an expression such as <c>"2 * size"</c>.</param>
    public ZeroPadding2DAttribute(string top, string bottom, string left, string right)
        : this(NumberOf(top), NumberOf(bottom), NumberOf(left), NumberOf(right)) { }

    /// <summary>Number of zeros to add at the top in rows.</summary>
    public int Top { get; } = top;

    /// <summary>Number of zeros to add at the bottom in rows.</summary>
    public int Bottom { get; } = bottom;

    /// <summary>Number of zeros to add at the left in columns.</summary>
    public int Left { get; } = left;

    /// <summary>Number of zeros to add at the right in columns.</summary>
    public int Right { get; } = right;
}
