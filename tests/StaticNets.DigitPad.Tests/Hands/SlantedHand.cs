using static StaticNets.DigitPad.Tests.Hands.Pen;

namespace StaticNets.DigitPad.Tests.Hands;

/// <summary>A quick hand that leans to the right: a two with a loop, a four and a five of one stroke, a nine that ends in a hook.</summary>
internal static class SlantedHand
{
    // Tangent of the angle from the vertical: 17 degrees.
    private const double Slant = 0.3;

    public static (double X, double Y)[][] Write(int digit) =>
        [.. Upright(digit).Select(stroke => stroke.Select(point => (point.X + (Slant * (50 - point.Y)), point.Y)).ToArray())];

    private static (double X, double Y)[][] Upright(int digit) =>
        digit switch
        {
            0 => [Curve((54, 20), (40, 26), (35, 48), (38, 72), (50, 82), (61, 72), (65, 48), (60, 26), (50, 18))],
            1 => [Line((40, 34), (52, 18), (52, 82))],
            2 => [Curve((36, 30), (48, 18), (62, 26), (58, 46), (44, 66), (34, 78), (33, 70), (42, 70), (54, 80), (68, 76))],
            3 => [Curve((36, 24), (50, 18), (61, 27), (55, 42), (45, 46), (58, 52), (63, 66), (52, 80), (34, 78))],
            4 => [Line((58, 82), (58, 18), (32, 58), (70, 58))],
            5 => [Curve((66, 20), (54, 19), (42, 21), (39, 44), (50, 43), (63, 52), (63, 69), (50, 82), (33, 77))],
            6 => [Curve((56, 18), (42, 36), (36, 58), (39, 76), (51, 82), (62, 72), (60, 58), (48, 54), (37, 64))],
            7 =>
            [
                [.. Curve((34, 25), (44, 20), (66, 20)), .. Curve((66, 20), (56, 42), (49, 62), (47, 82))],
            ],
            8 => [Curve((60, 24), (48, 18), (39, 28), (46, 42), (58, 56), (60, 72), (49, 82), (38, 73), (43, 56), (56, 40), (61, 25))],
            9 => [Curve((62, 28), (50, 18), (38, 28), (40, 43), (52, 46), (62, 33), (63, 26), (63, 54), (58, 76), (46, 82), (37, 76))],
            _ => throw new ArgumentOutOfRangeException(nameof(digit), digit, "A digit must be from 0 to 9."),
        };
}
