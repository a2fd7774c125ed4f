using static StaticNets.DigitPad.Tests.Hands.Pen;

namespace StaticNets.DigitPad.Tests.Hands;

/// <summary>Printed digits as they are taught at school: a bare one, an open four, a five of two strokes, a plain seven.</summary>
internal static class UprightHand
{
    public static (double X, double Y)[][] Write(int digit) =>
        digit switch
        {
            0 => [Ring(50, 50, 20, 32)],
            1 => [Line((50, 18), (50, 82))],
            2 =>
            [
                [.. Curve((31, 33), (38, 21), (51, 18), (63, 24), (65, 37), (55, 54), (31, 81)), .. Line((31, 81), (69, 81))],
            ],
            3 => [Curve((32, 25), (46, 18), (60, 22), (63, 34), (55, 45), (44, 48), (58, 52), (66, 64), (60, 77), (46, 82), (31, 76))],
            4 => [Line((46, 18), (30, 60), (70, 60)), Line((58, 40), (58, 82))],
            5 =>
            [
                [.. Line((38, 19), (36, 46)), .. Curve((36, 46), (50, 42), (64, 50), (66, 65), (56, 80), (40, 81), (31, 75))],
                Line((38, 19), (65, 19)),
            ],
            6 => [Curve((60, 18), (45, 31), (36, 50), (34, 67), (41, 80), (54, 81), (64, 71), (62, 57), (50, 51), (38, 59))],
            7 => [Line((31, 19), (69, 19), (45, 82))],
            8 =>
            [
                Curve(
                    (62, 28),
                    (51, 18),
                    (38, 24),
                    (38, 36),
                    (50, 47),
                    (63, 58),
                    (65, 71),
                    (54, 82),
                    (39, 79),
                    (35, 66),
                    (46, 51),
                    (60, 39),
                    (62, 28)
                ),
            ],
            9 =>
            [
                [.. Curve((64, 30), (54, 19), (40, 22), (35, 36), (42, 48), (55, 47), (64, 32)), .. Line((64, 32), (63, 82))],
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(digit), digit, "A digit must be from 0 to 9."),
        };
}
