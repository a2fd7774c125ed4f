namespace Courses.Gan;

/// <summary>Eight normal distributions, the modes, whose centres lie on a circle around the origin.</summary>
internal static class Ring
{
    public const int Modes = 8;
    public const double Radius = 2;
    private const double Deviation = 0.05;

    // Six standard deviations; neighbouring centres are five times as far apart.
    private const double Near = 6 * Deviation;

    /// <summary>Returns a random point of the ring.</summary>
    public static (float X, float Y) Next(Random random)
    {
        (double x, double y) = Centre(random.Next(Modes));
        (double dx, double dy) = Normal(random);
        return ((float)(x + (Deviation * dx)), (float)(y + (Deviation * dy)));
    }

    /// <summary>Returns two independent numbers of the standard normal distribution (Box and Muller 1958).</summary>
    public static (double First, double Second) Normal(Random random)
    {
        double length = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
        (double sine, double cosine) = Math.SinCos(2 * Math.PI * random.NextDouble());
        return (length * cosine, length * sine);
    }

    /// <summary>Returns the mode that a point is near to, or −1 if it lies between the modes.</summary>
    public static int ModeNear(double x, double y) =>
        Enumerable.Range(0, Modes).FirstOrDefault(mode => Distance(Centre(mode), x, y) <= Near, defaultValue: -1);

    private static (double X, double Y) Centre(int mode)
    {
        (double sine, double cosine) = Math.SinCos(2 * Math.PI * mode / Modes);
        return (Radius * cosine, Radius * sine);
    }

    private static double Distance((double X, double Y) centre, double x, double y) =>
        Math.Sqrt(Square(centre.X - x) + Square(centre.Y - y));

    private static double Square(double x) => x * x;
}
