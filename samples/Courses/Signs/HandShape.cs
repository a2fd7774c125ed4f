namespace Courses.Signs;

/// <summary>
/// The outline of a hand: a palm, a wrist, four fingers and a thumb, each a capsule, which is the set of all points within a radius of a line
/// segment. The palm's centre is the origin, y grows towards the fingertips, and the palm is about two units wide.
/// </summary>
internal sealed class HandShape
{
    // Where each finger begins, its direction in degrees from straight up to the right, and its length if raised: index, middle, ring and
    // little finger of a right hand seen from its back, then the thumb.
    private static readonly (double X, double Y, double Degrees, double Length)[] _fingers =
    [
        (-0.72, 0.5, -14, 1.25),
        (-0.25, 0.6, -4, 1.45),
        (0.25, 0.6, 5, 1.3),
        (0.7, 0.45, 16, 1.0),
        (-0.75, -0.25, -62, 0.95),
    ];

    private const double FoldedShare = 0.12;
    private const double FingerRadius = 0.2;

    private readonly Capsule[] _capsules;

    /// <summary>Creates a hand with raised fingers, index finger first, thumb last.</summary>
    /// <param name="raised">Number of raised fingers, from 0 to 5.</param>
    public HandShape(int raised)
    {
        _capsules =
        [
            new Capsule(-0.3, -0.05, 0.3, -0.05, 0.72),
            new Capsule(0, -0.6, 0, -4, 0.5),
            .. _fingers.Select((finger, i) => Finger(finger, i < raised)),
        ];
    }

    /// <summary>Returns the distance of a point from the outline, negative inside the hand.</summary>
    public double Distance(double x, double y)
    {
        double least = double.PositiveInfinity;
        foreach (Capsule capsule in _capsules)
        {
            least = Math.Min(least, capsule.Distance(x, y));
        }

        return least;
    }

    private static Capsule Finger((double X, double Y, double Degrees, double Length) finger, bool isRaised)
    {
        (double sine, double cosine) = Math.SinCos(finger.Degrees * Math.PI / 180);
        double length = isRaised ? finger.Length : finger.Length * FoldedShare;
        return new Capsule(finger.X, finger.Y, finger.X + (length * sine), finger.Y + (length * cosine), FingerRadius);
    }

    private readonly record struct Capsule(double X1, double Y1, double X2, double Y2, double Radius)
    {
        /// <summary>The distance from the nearest point of the segment, minus the radius.</summary>
        public double Distance(double x, double y)
        {
            (double dx, double dy) = (X2 - X1, Y2 - Y1);
            double along = Math.Clamp((((x - X1) * dx) + ((y - Y1) * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
            return double.Hypot(x - X1 - (along * dx), y - Y1 - (along * dy)) - Radius;
        }
    }
}
