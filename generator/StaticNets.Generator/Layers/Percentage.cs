using System.Globalization;

namespace StaticNets.Generator.Layers;

/// <summary>Recognises a share that was written in per cent: 50 instead of 0.5.</summary>
internal static class Percentage
{
    private const int Hundred = 100;

    /// <summary>
    /// Returns the advice if the number is an integer from 2 to 99, otherwise an empty text. Other numbers, such as 1 or 1.5, may have been
    /// meant in several ways.
    /// </summary>
    public static string Advice(double? number)
    {
        if (number is not (>= 2 and < Hundred) || Math.Floor(number.Value) != number.Value)
        {
            return "";
        }

        string share = (number.Value / Hundred).ToString("0.##", CultureInfo.InvariantCulture);
        return $"; {number.Value.ToString("0", CultureInfo.InvariantCulture)} % is {share}";
    }
}
