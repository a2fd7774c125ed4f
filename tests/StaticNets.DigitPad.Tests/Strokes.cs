namespace StaticNets.DigitPad.Tests;

/// <summary>Handwritten digits: strokes of points, in hundredths of the canvas.</summary>
internal static class Strokes
{
    public static (double X, double Y)[][] Of(int digit) =>
        digit switch
        {
            0 => [Oval(50, 50, 22, 32)],
            1 =>
            [
                [(36, 34), (44, 28), (53, 18), (53, 40), (52, 60), (52, 82)],
            ],
            2 =>
            [
                [(30, 34), (35, 23), (48, 18), (61, 22), (66, 34), (60, 48), (46, 64), (31, 81), (48, 81), (70, 80)],
            ],
            3 =>
            [
                [
                    .. new (double, double)[] { (32, 24), (46, 18), (60, 22), (63, 33), (56, 44), (44, 48) },
                    .. new (double, double)[] { (58, 52), (66, 62), (62, 75), (50, 82), (36, 80), (30, 74) },
                ],
            ],
            4 =>
            [
                [(53, 18), (44, 36), (31, 59), (50, 60), (71, 58)],
                [(58, 40), (57, 60), (56, 83)],
            ],
            5 =>
            [
                [(66, 18), (38, 19), (36, 32), (34, 45), (48, 42), (62, 49), (66, 62), (60, 76), (46, 82), (31, 78)],
            ],
            6 =>
            [
                [(60, 18), (46, 30), (36, 48), (33, 66), (40, 79), (54, 82), (65, 73), (62, 60), (50, 55), (38, 63)],
            ],
            7 =>
            [
                [(30, 20), (50, 20), (70, 20), (60, 42), (51, 62), (44, 83)],
                [(38, 50), (52, 50), (66, 49)],
            ],
            8 =>
            [
                [
                    .. new (double, double)[] { (62, 27), (52, 18), (39, 23), (38, 36), (50, 47), (63, 60), (64, 74), (50, 82) },
                    .. new (double, double)[] { (36, 75), (37, 61), (49, 48), (61, 37), (62, 27) },
                ],
            ],
            9 =>
            [
                [(64, 28), (52, 18), (38, 25), (36, 40), (47, 48), (60, 40), (65, 27), (66, 45), (63, 63), (57, 83)],
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(digit), digit, $"A digit must be from 0 to 9, but is {digit}."),
        };

    /// <summary>
    /// Digits in other handwritings: a one without an upstroke, an angular zero, a closed four, a seven without a bar, a nine with a hook.
    /// </summary>
    public static (double X, double Y)[][] OfAnotherHand(int digit) =>
        digit switch
        {
            0 =>
            [
                [(56, 20), (38, 24), (30, 50), (34, 78), (50, 84), (66, 76), (70, 48), (64, 26), (52, 19)],
            ],
            1 =>
            [
                [(50, 18), (50, 50), (50, 82)],
            ],
            4 =>
            [
                [(60, 84), (60, 50), (60, 17), (44, 40), (30, 60), (50, 60), (76, 60)],
            ],
            7 =>
            [
                [(30, 19), (50, 19), (71, 18), (58, 46), (50, 66), (45, 84)],
            ],
            9 =>
            [
                [(64, 26), (50, 18), (36, 26), (36, 42), (50, 50), (62, 42), (66, 26), (67, 50), (64, 72), (50, 83), (36, 78)],
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(digit), digit, $"A digit must be 0, 1, 4, 7 or 9, but is {digit}."),
        };

    /// <summary>Returns the same digit, a third as large, in the lower right corner.</summary>
    public static (double X, double Y)[][] InTheCorner((double X, double Y)[][] strokes) =>
        Move(strokes, point => (60 + point.X / 3, 62 + point.Y / 3));

    /// <summary>Returns the same digit, slanted to the right by a third of its height.</summary>
    public static (double X, double Y)[][] Slanted((double X, double Y)[][] strokes) =>
        Move(strokes, point => (point.X + (50 - point.Y) / 3, point.Y));

    private static (double X, double Y)[][] Move((double X, double Y)[][] strokes, Func<(double X, double Y), (double X, double Y)> to) =>
        [.. strokes.Select(stroke => stroke.Select(to).ToArray())];

    private static (double X, double Y)[] Oval(double x, double y, double width, double height) =>
        [
            .. Enumerable
                .Range(0, 25)
                .Select(i => -Math.PI / 2 - 2 * Math.PI * i / 24)
                .Select(angle => (x + width * Math.Cos(angle), y + height * Math.Sin(angle))),
        ];
}
