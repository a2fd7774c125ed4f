namespace StaticNets;

/// <summary>The values of the new pixels when an image becomes larger.</summary>
public enum Interpolation
{
    /// <summary>Each pixel is repeated.</summary>
    Nearest,

    /// <summary>
    /// Weighted means of the four pixels around the place of the new pixel. The centres of pixels lie at half numbers, and beyond the outer
    /// centres the image continues with its border, as in Keras, and in PyTorch with <c>align_corners=False</c>.
    /// </summary>
    Bilinear,
}
