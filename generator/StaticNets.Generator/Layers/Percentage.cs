using System.Globalization;

namespace StaticNets.Generator.Layers;

/// <summary>A share that was written in per cent: 50 where 0.5 was meant.</summary>
/// <param name="Share">As it should be written.</param>
/// <param name="Advice">What a message adds.</param>
internal sealed record Percentage(string Share, string Advice)
{
    private const int Hundred = 100;

    /// <summary>Whole numbers from 2 to 99; whoever writes 1 or 1.5 may have meant anything.</summary>
    public static Percentage? Of(double? number)
    {
        if (number is not (>= 2 and < Hundred) || Math.Floor(number.Value) != number.Value)
        {
            return null;
        }

        string share = (number.Value / Hundred).ToString("0.##", CultureInfo.InvariantCulture);
        return new Percentage(share, $"; {number.Value.ToString("0", CultureInfo.InvariantCulture)} % is {share}");
    }
}
