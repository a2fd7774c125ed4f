namespace StaticNets.DigitPad.Tests;

/// <summary>Digits as hands write them: strokes of points, in hundredths of the canvas.</summary>
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

    private static (double X, double Y)[] Oval(double x, double y, double width, double height) =>
        [
            .. Enumerable
                .Range(0, 25)
                .Select(i => -Math.PI / 2 - 2 * Math.PI * i / 24)
                .Select(angle => (x + width * Math.Cos(angle), y + height * Math.Sin(angle))),
        ];
}
