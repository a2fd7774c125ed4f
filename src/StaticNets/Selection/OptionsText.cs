using System.Globalization;

namespace StaticNets;

/// <summary>What a trial tries as text.</summary>
internal static class OptionsText
{
    /// <summary>The same on every machine: a record writes its numbers as the current culture wants them.</summary>
    public static string Of<TOptions>(TOptions options)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return options?.ToString() ?? "";
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
