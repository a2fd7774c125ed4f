using System.Globalization;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Diagnostics;

namespace StaticNets.Generator.Planning;

/// <summary>Candidates for rates, regularisers and constants.</summary>
internal static class NumberCandidates
{
    private const double Percent = 100;
    private const double UsualRate = 0.5;
    private const double UsualDeviation = 0.1;

    // Largest padding that is tried as a correction; smaller ones follow, down to 0. More is not used in practice.
    private const long MostPad = 64;

    /// <summary>
    /// Candidates for a number: the number without its sign; a hundredth of it, if it may be a percentage; then no argument or, if the
    /// argument is required, the most common value. For a padding: the number without its sign, then smaller numbers.
    /// </summary>
    public static IEnumerable<Repair> Of(Place place, NetworkDeclaration declaration)
    {
        string? text = declaration.Layers[place.Layer].Arguments.Texts(place.Argument!).ElementAtOrDefault(place.Item);
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double written))
        {
            return [];
        }

        return IsPixels(place.Argument!)
            ? [Number(place, Math.Abs(written)), .. Pads(place, Math.Abs(written))]
            : [.. Meant(written).Select(number => Number(place, number)), Default(place)];
    }

    /// <summary>Whether an argument is a number of pixels around an image, or of those to be removed.</summary>
    private static bool IsPixels(string argument) =>
        argument.StartsWith("Pad", StringComparison.Ordinal)
        || argument is "OutputPadding" or "padding" or "cropping" or "height" or "width" or "top" or "bottom" or "left" or "right";

    private static IEnumerable<Repair> Pads(Place place, double written)
    {
        for (long pad = (long)Math.Min(written - 1, MostPad); pad >= 0; pad--)
        {
            yield return Number(place, pad);
        }

        yield return Number(place, 0);
    }

    private static IEnumerable<double> Meant(double written)
    {
        // No int has the size of int.MinValue.
        if (double.IsNaN(written) || double.IsInfinity(written) || written is 0 or int.MinValue)
        {
            yield break;
        }

        double size = Math.Abs(written);
        yield return size;
        if (size is > 1 and <= Percent)
        {
            yield return size / Percent;
        }
    }

    /// <summary>Returns the repair that removes a property, or gives a required constructor argument its most common value.</summary>
    private static Repair Default(Place place) =>
        place.Argument switch
        {
            "rate" => Number(place, UsualRate),
            "deviation" => Number(place, UsualDeviation),
            "factor" => Number(place, 1),
            "values" => Number(place, 0),
            _ => new Repair(place, ReplacementKind.Removal, ""),
        };

    private static Repair Number(Place place, double number) =>
        new(place, ReplacementKind.Number, number.ToString("R", CultureInfo.InvariantCulture));
}
