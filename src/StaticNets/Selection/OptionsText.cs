using StaticNets.Runtime;

namespace StaticNets.Selection;

/// <summary>Formats the options of a trial.</summary>
internal static class OptionsText
{
    /// <summary>
    /// Formats options independently of the culture. A user's record by itself would format numbers in the current culture.
    /// </summary>
    public static string Of<TOptions>(TOptions options) => InvariantText.Of(options);
}
