using StaticNets;

namespace DigitPadTraining;

/// <summary>
/// A random change of a handwritten digit: rotation, shear, scaling and shift about its centre, and a thicker or thinner line.
/// </summary>
/// <param name="XX">Change of x in the original for a step of one pixel in x of the result.</param>
/// <param name="XY">Change of x in the original for a step of one pixel in y of the result.</param>
/// <param name="YX">Change of y in the original for a step of one pixel in x of the result.</param>
/// <param name="YY">Change of y in the original for a step of one pixel in y of the result.</param>
/// <param name="ShiftX">Shift to the right in pixels.</param>
/// <param name="ShiftY">Shift downward in pixels.</param>
/// <param name="Weight">
/// −1 to 1: each pixel moves by this share towards the minimum (negative) or maximum (positive) of itself and its four neighbours.
/// </param>
internal readonly record struct Variation(double XX, double XY, double YX, double YY, double ShiftX, double ShiftY, double Weight)
{
    private const int Side = 28;
    private const double Centre = (Side - 1) / 2.0;

    // The largest rotation is in radians: handwriting is rotated by at most about a seventh of a right angle. Scaling and shift (in pixels)
    // are small, because the digits of MNIST are already scaled and centred.
    private const double MostTurned = 0.22;
    private const double MostSheared = 0.3;
    private const double MostStretched = 0.15;
    private const double MostShifted = 2;

    // Each pixel of a line two pixels wide has a neighbour outside the line, which is 0. Thinning moves all pixels of such a line towards
    // 0, so a larger share would erase the line.
    private const double MostThinned = -0.4;
    private const double MostThickened = 0.8;

    /// <summary>Draws a variation from uniform distributions.</summary>
    public static Variation Draw(Xoshiro256StarStar random)
    {
        double Between(double least, double most) => least + ((most - least) * random.NextDouble());
        double UpTo(double most) => Between(-most, most);
        double turn = UpTo(MostTurned);
        double shear = UpTo(MostSheared);
        double width = 1 + UpTo(MostStretched);
        double height = 1 + UpTo(MostStretched);
        (double sin, double cos) = Math.SinCos(turn);

        // The inverse transformation, from the result to the original: rotate, then shear along x, then scale.
        return new Variation(
            (cos + (shear * sin)) / width,
            ((shear * cos) - sin) / width,
            sin / height,
            cos / height,
            UpTo(MostShifted),
            UpTo(MostShifted),
            Between(MostThinned, MostThickened)
        );
    }

    /// <summary>Applies the variation to an image of 28 × 28 pixels and writes the result to <paramref name="into"/>.</summary>
    public void Apply(ReadOnlySpan<float> picture, Span<float> into)
    {
        Span<float> moved = stackalloc float[Side * Side];
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                double x = column - Centre - ShiftX;
                double y = row - Centre - ShiftY;
                moved[(row * Side) + column] = Sample(picture, Centre + (XX * x) + (XY * y), Centre + (YX * x) + (YY * y));
            }
        }

        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                into[(row * Side) + column] = Weigh(moved, row, column);
            }
        }
    }

    /// <summary>Interpolates bilinearly between the four pixels around a point; pixels outside the image are 0.</summary>
    private static float Sample(ReadOnlySpan<float> picture, double x, double y)
    {
        int column = (int)Math.Floor(x);
        int row = (int)Math.Floor(y);
        float right = (float)(x - column);
        float down = (float)(y - row);
        float upper = ((1 - right) * At(picture, row, column)) + (right * At(picture, row, column + 1));
        float lower = ((1 - right) * At(picture, row + 1, column)) + (right * At(picture, row + 1, column + 1));
        return ((1 - down) * upper) + (down * lower);
    }

    private float Weigh(ReadOnlySpan<float> picture, int row, int column)
    {
        float pixel = At(picture, row, column);
        float left = At(picture, row, column - 1);
        float right = At(picture, row, column + 1);
        float above = At(picture, row - 1, column);
        float below = At(picture, row + 1, column);
        float other =
            Weight < 0
                ? Math.Min(pixel, Math.Min(Math.Min(left, right), Math.Min(above, below)))
                : Math.Max(pixel, Math.Max(Math.Max(left, right), Math.Max(above, below)));
        return pixel + ((float)Math.Abs(Weight) * (other - pixel));
    }

    private static float At(ReadOnlySpan<float> picture, int row, int column) =>
        (uint)row < Side && (uint)column < Side ? picture[(row * Side) + column] : 0;
}
