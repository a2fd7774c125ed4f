using StaticNets;

namespace DigitPadTraining;

/// <summary>
/// Draws the upstroke of a handwritten digit 1, from its top to the lower left. The writers of MNIST are from the USA and rarely draw an
/// upstroke. A network that never saw an upstroke mistakes a 1 with an upstroke for a 7.
/// </summary>
internal static class Upstroke
{
    private const int Side = 28;

    // All lengths are in pixels; a digit is 20 pixels high. A stroke that is flatter than the least slope would look like the bar of a 7.
    private const double LeastDown = 3;
    private const double MostDown = 9;
    private const double LeastSlope = 0.7;
    private const double MostSlope = 2;
    private const double LeastRadius = 0.7;
    private const double MostRadius = 1.6;

    // Smallest value of a pixel inside a line. Darker pixels belong to the antialiased edge of a line.
    private const float Ink = 0.5f;

    /// <summary>Adds the stroke to an image of a digit 1: 28 × 28 pixels between 0 and 1.</summary>
    public static void Draw(Xoshiro256StarStar random, Span<float> picture)
    {
        double Between(double least, double most) => least + ((most - least) * random.NextDouble());
        double down = Between(LeastDown, MostDown);
        double left = down / Between(LeastSlope, MostSlope);
        double radius = Between(LeastRadius, MostRadius);
        int first = picture.IndexOfAnyInRange(Ink, float.MaxValue);
        if (first < 0)
        {
            return;
        }

        double top = (first / Side) + radius;
        double right = first % Side;
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                double along = Math.Clamp((((right - column) * left) + ((row - top) * down)) / ((left * left) + (down * down)), 0, 1);
                double distance = double.Hypot(column - right + (along * left), row - top - (along * down));
                ref float pixel = ref picture[(row * Side) + column];
                pixel = Math.Max(pixel, (float)Math.Clamp(radius + 0.5 - distance, 0, 1));
            }
        }
    }
}
