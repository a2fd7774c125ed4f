namespace StaticNets.DigitPad.Tests.Hands;

/// <summary>Computes the points of lines that a pen draws.</summary>
internal static class Pen
{
    private const int PointsBetween = 3;
    private const int PointsOfARing = 18;

    /// <summary>Returns straight lines from corner to corner.</summary>
    public static (double X, double Y)[] Line(params (double X, double Y)[] corners) => corners;

    /// <summary>Returns a smooth line through all points: the spline of Catmull and Rom (1974).</summary>
    public static (double X, double Y)[] Curve(params (double X, double Y)[] through)
    {
        List<(double X, double Y)> points = [through[0]];
        for (int i = 0; i + 1 < through.Length; i++)
        {
            (double X, double Y) before = through[Math.Max(0, i - 1)];
            (double X, double Y) behind = through[Math.Min(through.Length - 1, i + 2)];
            for (int part = 1; part <= PointsBetween; part++)
            {
                double t = (double)part / PointsBetween;
                points.Add(
                    (
                        Spline(before.X, through[i].X, through[i + 1].X, behind.X, t),
                        Spline(before.Y, through[i].Y, through[i + 1].Y, behind.Y, t)
                    )
                );
            }
        }

        return [.. points];
    }

    /// <summary>Returns a closed ring, drawn counter-clockwise from its top.</summary>
    public static (double X, double Y)[] Ring(double x, double y, double halfWidth, double halfHeight) =>
        [
            .. Enumerable
                .Range(0, PointsOfARing + 1)
                .Select(i => 2 * Math.PI * i / PointsOfARing)
                .Select(angle => (x - (halfWidth * Math.Sin(angle)), y - (halfHeight * Math.Cos(angle)))),
        ];

    private static double Spline(double a, double b, double c, double d, double t) =>
        0.5 * ((2 * b) + (t * (c - a)) + (t * t * ((2 * a) - (5 * b) + (4 * c) - d)) + (t * t * t * ((3 * b) - a - (3 * c) + d)));
}
