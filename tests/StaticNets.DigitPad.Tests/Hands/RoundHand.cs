using static StaticNets.DigitPad.Tests.Hands.Pen;

namespace StaticNets.DigitPad.Tests.Hands;

/// <summary>
/// A handwriting of wide curves and whole rings: a one with a foot, a closed four, a crossed seven, an eight of two rings.
/// </summary>
internal static class RoundHand
{
    public static (double X, double Y)[][] Write(int digit) =>
        digit switch
        {
            0 => [Ring(50, 50, 27, 31)],
            1 => [Line((38, 32), (51, 18), (51, 82)), Line((36, 82), (66, 82))],
            2 => [Curve((28, 34), (34, 22), (50, 18), (66, 25), (68, 40), (54, 58), (36, 74), (32, 80), (50, 80), (72, 80))],
            3 => [Curve((28, 27), (40, 18), (58, 19), (66, 31), (58, 44), (46, 47), (62, 52), (71, 65), (62, 79), (44, 83), (27, 74))],
            4 => [Line((60, 18), (28, 58), (72, 58)), Line((60, 18), (60, 82))],
            5 => [Curve((67, 19), (52, 19), (37, 20), (34, 43), (48, 39), (65, 46), (71, 62), (60, 79), (42, 82), (27, 74))],
            6 => [Curve((63, 20), (47, 24), (33, 42), (29, 62), (38, 79), (54, 83), (69, 74), (70, 59), (58, 49), (42, 51), (31, 62))],
            7 => [Line((30, 20), (70, 20), (47, 82)), Line((40, 50), (68, 50))],
            8 => [Ring(50, 33, 16, 15), Ring(50, 65, 19, 17)],
            9 => [Ring(50, 35, 18, 17), Curve((68, 35), (68, 56), (61, 74), (46, 83))],
            _ => throw new ArgumentOutOfRangeException(nameof(digit), digit, "A digit must be from 0 to 9."),
        };
}
