namespace StaticNets.DigitPad.Tests.Hands;

/// <summary>A handwriting of the ten digits.</summary>
/// <param name="Name">A description, for messages.</param>
/// <param name="Write">The strokes of a digit: points in hundredths of the canvas, y downwards.</param>
/// <param name="Size">Factor by which the strokes of <paramref name="Write"/> are scaled.</param>
/// <param name="Left">Horizontal position of the digit's centre on the canvas, in hundredths from the left.</param>
/// <param name="Top">Vertical position of the digit's centre on the canvas, in hundredths from the top.</param>
internal sealed record Hand(string Name, Func<int, (double X, double Y)[][]> Write, double Size, double Left, double Top)
{
    private const double Middle = 50;

    /// <summary>
    /// Four handwritings, recorded before any network had seen them. A misread digit is not changed: the training must become better
    /// instead.
    /// </summary>
    public static IReadOnlyList<Hand> All { get; } =
    [
        new("upright", UprightHand.Write, 1, 50, 50),
        new("slanted", SlantedHand.Write, 0.6, 32, 30),
        new("angular", AngularHand.Write, 1.25, 50, 50),
        new("round", RoundHand.Write, 0.45, 72, 74),
    ];

    /// <summary>Returns the strokes of a digit at the place where this handwriting puts it on the canvas.</summary>
    public (double X, double Y)[][] Strokes(int digit) =>
        [
            .. Write(digit)
                .Select(stroke =>
                    stroke.Select(point => (Left + (Size * (point.X - Middle)), Top + (Size * (point.Y - Middle)))).ToArray()
                ),
        ];

    public override string ToString() => Name;
}
