namespace StaticNets.DigitPad.Tests.Hands;

/// <summary>How somebody writes the ten digits.</summary>
/// <param name="Name">How it is written, for messages.</param>
/// <param name="Write">The strokes of a digit: points in hundredths of the canvas, y downwards.</param>
/// <param name="Size">Height of the written digit as a share of its height in <paramref name="Write"/>.</param>
/// <param name="Left">Where the middle of the digit lies on the canvas, in hundredths from the left.</param>
/// <param name="Top">The same from the top.</param>
internal sealed record Hand(string Name, Func<int, (double X, double Y)[][]> Write, double Size, double Left, double Top)
{
    private const double Middle = 50;

    /// <summary>
    /// Four hands, written down before any network had seen them. A digit that is misread stays as it is: the training has to become
    /// better, not the digit.
    /// </summary>
    public static IReadOnlyList<Hand> All { get; } =
    [
        new("upright", UprightHand.Write, 1, 50, 50),
        new("slanted", SlantedHand.Write, 0.6, 32, 30),
        new("angular", AngularHand.Write, 1.25, 50, 50),
        new("round", RoundHand.Write, 0.45, 72, 74),
    ];

    /// <summary>The strokes of a digit where this hand puts them on the canvas.</summary>
    public (double X, double Y)[][] Strokes(int digit) =>
        [
            .. Write(digit)
                .Select(stroke =>
                    stroke.Select(point => (Left + (Size * (point.X - Middle)), Top + (Size * (point.Y - Middle)))).ToArray()
                ),
        ];

    public override string ToString() => Name;
}
