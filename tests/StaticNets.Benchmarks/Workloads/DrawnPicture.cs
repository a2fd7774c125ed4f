namespace StaticNets.Benchmarks.Workloads;

/// <summary>
/// Draws a ring on 28 × 28 pixels: like a handwritten digit of MNIST, of whose pixels 19 % are not zero on average, it leaves most pixels zero,
/// and the others lie side by side.
/// </summary>
internal static class DrawnPicture
{
    private const int Side = 28;
    private const double Middle = (Side - 1) / 2.0;
    private const double InnerRadius = 6.5;
    private const double OuterRadius = 9.5;

    /// <summary>Number of pixels that are not zero, 19 % of 784.</summary>
    public static int Pixels { get; } = Draw().Count(value => value != 0);

    /// <summary>Returns the picture, with random shades between 0.25 and 1.</summary>
    public static float[] Draw()
    {
        float[] shades = RandomRows.Values(Side * Side);
        float[] picture = new float[Side * Side];
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                double radius = Math.Sqrt(((x - Middle) * (x - Middle)) + ((y - Middle) * (y - Middle)));
                bool isDrawn = radius is >= InnerRadius and <= OuterRadius;
                picture[(y * Side) + x] = isDrawn ? (0.625f + (0.375f * shades[(y * Side) + x])) : 0;
            }
        }

        return picture;
    }
}
