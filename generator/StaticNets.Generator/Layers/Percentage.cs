using System.Globalization;

namespace StaticNets.Generator.Layers;

/// <summary>A share that was written in per cent: 50 where 0.5 was meant.</summary>
internal static class Percentage
{
    private const int Hundred = 100;

    /// <summary>What a message adds for whole numbers from 2 to 99; whoever writes 1 or 1.5 may have meant anything.</summary>
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
