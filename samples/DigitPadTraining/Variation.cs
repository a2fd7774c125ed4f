using StaticNets;

namespace DigitPadTraining;

/// <summary>
/// A digit as another hand would have written it: turned, sheared, stretched and moved about its centre, with a thicker or a thinner line.
/// </summary>
/// <param name="XX">Pixels that x moves in the original for each pixel that it moves in the variation.</param>
/// <param name="XY">Pixels that x moves in the original for each pixel that y moves in the variation.</param>
/// <param name="YX">The same for y in the original and x in the variation.</param>
/// <param name="YY">The same for y and y.</param>
/// <param name="ShiftX">Pixels to the right.</param>
/// <param name="ShiftY">Pixels down.</param>
/// <param name="Weight">Between −1 and 1: how much of the way to the least (below 0) or the greatest of a pixel and its four neighbours.</param>
internal readonly record struct Variation(double XX, double XY, double YX, double YY, double ShiftX, double ShiftY, double Weight)
{
    private const int Side = 28;
    private const double Centre = (Side - 1) / 2.0;

    // Hands lean and turn by about a seventh of a right angle at most, and the digits of MNIST are already in their box.
    private const double MostTurned = 0.22;
    private const double MostSheared = 0.3;
    private const double MostStretched = 0.15;
    private const double MostShifted = 2;

    // Of a line two pixels wide, the least of the neighbours leaves nothing.
    private const double MostThinned = -0.4;
    private const double MostThickened = 0.8;

    /// <summary>A variation by lot, all directions and strengths alike.</summary>
    public static Variation Draw(Xoshiro256StarStar random)
    {
        double Between(double least, double most) => least + ((most - least) * random.NextDouble());
        double UpTo(double most) => Between(-most, most);
        double turn = UpTo(MostTurned);
        double shear = UpTo(MostSheared);
        double width = 1 + UpTo(MostStretched);
        double height = 1 + UpTo(MostStretched);
        (double sin, double cos) = Math.SinCos(turn);

        // From the variation back to the original: turn, then shear along x, then stretch.
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

    /// <summary>Writes the variation of a picture of 28 × 28 pixels.</summary>
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

    /// <summary>Bilinear between the four pixels around a point; dark outside.</summary>
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
