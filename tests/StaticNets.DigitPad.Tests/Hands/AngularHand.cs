using static StaticNets.DigitPad.Tests.Hands.Pen;

namespace StaticNets.DigitPad.Tests.Hands;

/// <summary>A handwriting of straight lines and corners alone.</summary>
internal static class AngularHand
{
    public static (double X, double Y)[][] Write(int digit) =>
        digit switch
        {
            0 => [Line((50, 18), (33, 32), (33, 68), (50, 82), (67, 68), (67, 32), (50, 18))],
            1 => [Line((38, 34), (52, 18), (52, 82))],
            2 => [Line((32, 28), (44, 18), (64, 22), (66, 38), (32, 80), (68, 80))],
            3 => [Line((32, 20), (66, 20), (48, 46), (66, 56), (62, 76), (46, 82), (32, 74))],
            4 => [Line((40, 18), (32, 56), (70, 56)), Line((60, 34), (58, 82))],
            5 => [Line((66, 19), (36, 19), (35, 46), (60, 44), (67, 60), (58, 80), (32, 78))],
            6 => [Line((58, 18), (36, 50), (35, 76), (60, 82), (66, 60), (37, 56))],
            7 => [Line((30, 20), (70, 20), (46, 82))],
            8 => [Line((50, 47), (34, 32), (50, 18), (66, 32), (50, 47), (33, 66), (50, 82), (67, 66), (50, 47))],
            9 => [Line((64, 26), (40, 20), (36, 44), (62, 46), (64, 26), (60, 82))],
            _ => throw new ArgumentOutOfRangeException(nameof(digit), digit, "A digit must be from 0 to 9."),
        };
}
